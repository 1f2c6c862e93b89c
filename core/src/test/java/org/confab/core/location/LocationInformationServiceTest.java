package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.confab.core.directory.User;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationAnswer.Code;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationInformationServiceTest {
  private static final User ALICE =
      new User(SipUri.parse("sip:alice@litwareinc.com"), "Alice", "", "", "", "", "", true);
  private static final User SERVICE =
      new User(SipUri.parse("sip:lis@litwareinc.com"), "Service", "", "", "", "", "", true);
  private static final String ENTITY = "<Entity>%s</Entity>";

  private final InMemoryLocationStore store = new InMemoryLocationStore();
  private final LocationInformationService service =
      new LocationInformationService(
          new LocationFinder(store, SecondarySource.NONE), Set.of(SERVICE.aor()));

  private XmlElement ask(String operation, String entity, String more) {
    return ask(ALICE, operation, entity, more);
  }

  private XmlElement ask(User user, String operation, String entity, String more) {
    return service.answer(
        user,
        Xml.read("<" + operation + ">" + ENTITY.formatted(entity) + more + "</" + operation + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:alice@litwareinc.com",
        "SIP:Alice@LITWAREINC.COM",
        "alice@litwareinc.com",
        "sip:alice@litwareinc.com;transport=tls"
      })
  void whoAsksForHimselfIsToldWhereHeIs(String entity) {
    store.add(
        List.of(
            Places.at(Places.redmond("30/3351"), NetworkElement.Kind.SUBNET, "192.168.0.0/16")));

    XmlElement answer = ask("GetLocationsRequest", entity, "<SubnetID>192.168.0.0</SubnetID>");

    assertThat(answer.name()).isEqualTo("GetLocationsResponse");
    assertThat(LocationAnswer.read(answer).locations()).containsExactly(Places.redmond("30/3351"));
    assertThat(answer.path("presenceList", "presence").orElseThrow().required("entity"))
        .isEqualTo(entity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:bob@litwareinc.com", "sip:alice@example.com", "tel:911", "alice"})
  void whoAsksForSomebodyElseIsRefused(String entity) {
    for (String operation : List.of("GetLocationsRequest", "GetLocationsInCityRequest")) {
      assertThatThrownBy(
              () ->
                  ask(
                      operation,
                      entity,
                      "<Country>US</Country><State>WA</State><City>Redmond</City>"))
          .isInstanceOfSatisfying(
              TicketRefused.class,
              refused -> assertThat(refused.fault()).isEqualTo(WebFault.LOCATION_FOR_ANOTHER));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GetLocationsRequest,<WAPBSSID>5</WAPBSSID>,GetLocationsResponse",
    "GetLocationsInCityRequest,<City>x</City>,GetLocationsInCityResponse"
  })
  void whatIsMalformedIsACodeInTheAnswer(String operation, String wrong, String answerName) {
    XmlElement answer = ask(operation, "sip:alice@litwareinc.com", wrong);

    assertThat(answer.name()).isEqualTo(answerName);
    assertThat(LocationAnswer.read(answer).code()).isEqualTo(Code.MALFORMED);
    assertThat(answer.child("presenceList")).isEmpty();
  }

  @Test
  void anotherOperationIsRefused() {
    assertThatThrownBy(() -> ask("DeleteLocations", "sip:alice@litwareinc.com", ""))
        .isInstanceOfSatisfying(
            TicketRefused.class,
            refused -> assertThat(refused.fault()).isEqualTo(WebFault.UNKNOWN_OPERATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:bob@litwareinc.com", "sip:alice@example.com"})
  void anotherLocationServiceAsksForEverybody(String entity) {
    store.add(
        List.of(
            Places.at(Places.redmond("30/3351"), NetworkElement.Kind.SUBNET, "192.168.0.0/16")));

    XmlElement answer = ask(SERVICE, "GetLocationsRequest", entity, "<IP>192.168.0.1</IP>");

    assertThat(LocationAnswer.read(answer).locations()).containsExactly(Places.redmond("30/3351"));
    assertThat(answer.path("presenceList", "presence").orElseThrow().required("entity"))
        .isEqualTo(entity);
  }
}
