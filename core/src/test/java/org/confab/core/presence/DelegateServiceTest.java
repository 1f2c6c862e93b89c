package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.CAROL;

import java.util.List;
import org.confab.core.Refused;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.presence.SetDelegates;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegateServiceTest {
  private final PresenceWorld world = new PresenceWorld();

  @Test
  void allOwnEndpointsLearnWhoMayActForTheUser() {
    assertThat(told(world.self("self", ALICE_LAPTOP).state().orElseThrow().text()))
        .isEqualTo(Delegates.NONE);

    set(0, delegate("bob", "<publishOperation authorization=\"allow\"/>") + delegate("carol", ""));

    Delegates both =
        new Delegates(
            1, List.of(new Delegate(BOB, true, false), new Delegate(CAROL, false, false)));
    assertThat(world.texts("self"))
        .singleElement()
        .satisfies(t -> assertThat(told(t)).isEqualTo(both));
    assertThat(world.delegates.find(ALICE)).isEqualTo(both);
  }

  @Test
  void rightsAreSetAnewAndDelegatesDismissed() {
    set(0, delegate("bob", "") + delegate("carol", ""));
    set(1, delegate("bob", "<redelegateOperation authorization=\"allow\"/>"));
    set(2, delegate("carol", "").replace("\"add\"", "\"remove\""));

    assertThat(world.delegates.find(ALICE))
        .isEqualTo(new Delegates(3, List.of(new Delegate(BOB, false, true))));
  }

  @Test
  void anotherVersionIsAnsweredWithTheCurrentOne() {
    set(0, delegate("bob", ""));

    Refused refused = refused(0, delegate("carol", ""));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.DELEGATE_VERSION_OUT_OF_DATE);
    assertThat(PresenceFault.read(Xml.read(refused.body().orElseThrow().bytes())))
        .isEqualTo(PresenceFault.at(1, 0, 1));
    assertThat(world.delegates.find(ALICE).all()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"alice, 400", "nobody, 404"})
  void onlyOthersWhoExistCanBeNamed(String name, int status) {
    assertThat(refused(0, delegate(name, "")).status()).isEqualTo(status);
    assertThat(world.delegates.find(ALICE)).isEqualTo(Delegates.NONE);
  }

  @Test
  void nobodyIsNamedTwiceInOneRequest() {
    assertThat(refused(0, delegate("bob", "") + delegate("bob", "")).status()).isEqualTo(400);
  }

  @Test
  void whoIsNotRegisteredNamesNobody() {
    world.registered.leave(ALICE_DESK);
    assertThat(refused(0, delegate("bob", "")).diagnostic())
        .isEqualTo(Diagnostic.ENDPOINT_NOT_REGISTERED);
  }

  private static Delegates told(String roamingData) {
    return RoamingData.read(Xml.read(roamingData)).delegates().orElseThrow();
  }

  private void set(long version, String operations) {
    world.delegateService.set(
        ALICE_DESK,
        SetDelegates.read(
            Xml.read(
                "<setDelegates xmlns=\"http://schemas.microsoft.com/2007/09/sip/delegates\""
                    + " version=\""
                    + version
                    + "\">"
                    + operations
                    + "</setDelegates>")));
  }

  private Refused refused(long version, String operations) {
    try {
      set(version, operations);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("was carried out: " + operations);
  }

  private static String delegate(String name, String rights) {
    return "<setDelegate uri=\"sip:"
        + name
        + "@litwareinc.com\" action=\"add\">"
        + rights
        + "</setDelegate>";
  }
}
