package org.confab.core.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.User;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBookTest {
  private static final String RETURN =
      "<ReturnList>displayName,msRTCSIP-PrimaryUserAddress,mail,photoRelPath,title,"
          + "telephoneNumber,mailNickname,country</ReturnList>";

  private final MemoryUserStore users = new MemoryUserStore();
  private final AddressBook book = new AddressBook(users);

  @BeforeEach
  void people() {
    add("bob", "Bob Barker");
    add("bonnie", "Bonnie Bond");
    add("carol", "Carol Boone");
  }

  private void add(String name, String displayName) {
    users.add(
        new User(
            SipUri.of(name, "litwareinc.com"),
            displayName,
            name + "@mail.test",
            "",
            "",
            "",
            name.equals("bob") ? "+14255550112" : "",
            true,
            new Affiliation("", "", "", name.equals("bob") ? "US" : "")));
  }

  @Test
  void aBasicSearchFindsWhoeverHasAnAttributeThatBeginsSoEachOnce() {
    XmlElement answer =
        ask(
            "<BasicSearch><SearchList>c,displayName,givenName,mailNickname,sn</SearchList>"
                + "<Value>BO</Value><Verb>BeginsWith</Verb></BasicSearch>",
            100);

    assertThat(names(answer)).containsExactlyInAnyOrder("Bob Barker", "Bonnie Bond", "Carol Boone");
    assertThat(answer.path("SearchAbEntryResult", "ResponseCode").map(XmlElement::text))
        .contains("Success");
  }

  @Test
  void conditionsOfAChangeSearchMustAllHold() {
    assertThat(names(ask(changes("givenName", "Bo", "sn", "Bar"), 100)))
        .containsExactly("Bob Barker");
    assertThat(names(ask(changes("msRTCSIP-PrimaryUserAddress", "sip:bob@litwareinc.com"), 1)))
        .containsExactly("Bob Barker");
    assertThat(names(ask(changes("employeeNumber", "1"), 100))).isEmpty();
  }

  @Test
  void onlyWhatWasAskedForAndIsKnownIsTold() {
    XmlElement entry = entries(ask(changes("mail", "bob@mail.test"), 1)).get(0);
    assertThat(entry.requiredChild("Attributes").children("Attribute"))
        .extracting(
            attribute ->
                attribute.childText("Name")
                    + "="
                    + attribute.childText("Value")
                    + attribute.path("Values", "string").map(XmlElement::text).orElse(""))
        .containsExactly(
            "displayName=Bob Barker",
            "msRTCSIP-PrimaryUserAddress=sip:bob@litwareinc.com",
            "mail=bob@mail.test",
            "telephoneNumber=+14255550112",
            "mailNickname=bob",
            "country=US");
  }

  @Test
  void whoHasExactlyWhatIsAskedForComesBeforeThoseWhoseTextBeginsSo() {
    add("an", "Ann Ant");
    add("bo", "Bo Ant");
    users.add(
        new User(SipUri.of("a", "litwareinc.com"), "A", "bo@mail.testing", "", "", "", "", true));
    assertThat(names(ask(changes("mail", "bo@mail.test"), 1))).containsExactly("Bo Ant");
    assertThat(names(ask(changes("mail", "bo@mail.test"), 2))).containsExactly("Bo Ant", "A");
    assertThat(names(ask(changes("mailNickname", "bo"), 1))).containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1425", "1425", "1 (425) 555", "+1 425 555-0112"})
  void aNumberIsFoundHoweverItIsWritten(String number) {
    assertThat(names(ask(changes("telephoneNumber", number), 10))).containsExactly("Bob Barker");
    assertThat(names(ask(basic("sn,telephoneNumber", number), 10))).containsExactly("Bob Barker");
    assertThat(names(ask(basic("sn", number), 10))).isEmpty();
    assertThat(names(ask(basic("sn", number), 10, true)))
        .as("whoever dials looks for a number")
        .containsExactly("Bob Barker");
  }

  @Test
  void ofASchemeOrASeparatorAloneNothingIsLeftToLookFor() {
    assertThat(names(ask(basic("mailNickname,msRTCSIP-PrimaryUserAddress", "sip:"), 9))).isEmpty();
    assertThat(names(ask(changes("telephoneNumber", "-"), 9))).isEmpty();
    assertThat(names(ask(basic("mailNickname", "bo@mail"), 9))).isEmpty();
  }

  @Test
  void nobodyIsNoError() {
    XmlElement answer = ask(changes("givenName", "Zoe"), 100);
    assertThat(entries(answer)).isEmpty();
    assertThat(answer.path("SearchAbEntryResult", "ResponseCode").map(XmlElement::text))
        .contains("NoEntryFound");
  }

  @Test
  void noMoreAreFoundThanWereAskedFor() {
    assertThat(entries(ask(changes("mail", "b"), 1))).hasSize(1);
  }

  @Test
  void badRequestsAreRefused() {
    for (String search :
        List.of(
            "",
            "<ChangeSearch/>",
            changes("mail", ""),
            basic("mail", " "),
            changes("mail", "x".repeat(400)),
            "<BasicSearch><SearchList>mail</SearchList><Value>a</Value><Verb>Sounds</Verb></BasicSearch>")) {
      assertThatThrownBy(() -> ask(search, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ask(changes("mail", "a"), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String changes(String... pairs) {
    StringBuilder search = new StringBuilder("<ChangeSearch>");
    for (int i = 0; i < pairs.length; i += 2) {
      search
          .append("<AbEntryRequest.ChangeSearchQuery><SearchOn>")
          .append(pairs[i])
          .append("</SearchOn><Value>")
          .append(pairs[i + 1])
          .append("</Value></AbEntryRequest.ChangeSearchQuery>");
    }
    return search.append("</ChangeSearch>").toString();
  }

  private static String basic(String list, String value) {
    return "<BasicSearch><SearchList>%s</SearchList><Value>%s</Value></BasicSearch>"
        .formatted(list, value);
  }

  private XmlElement ask(String search, int most) {
    return ask(search, most, false);
  }

  private XmlElement ask(String search, int most, boolean dialled) {
    String request =
        "<SearchAbEntry xmlns=\"DistributionListExpander\"><AbEntryRequest>"
            + search
            + "<Metadata><FromDialPad>"
            + dialled
            + "</FromDialPad><MaxResultNum>"
            + most
            + "</MaxResultNum>"
            + RETURN
            + "</Metadata></AbEntryRequest></SearchAbEntry>";
    return Xml.read(Xml.bytes(book.search(AbEntryRequest.read(Xml.read(request))).write()));
  }

  private static List<XmlElement> entries(XmlElement answer) {
    return answer.path("SearchAbEntryResult", "Items").orElseThrow().children();
  }

  private static List<String> names(XmlElement answer) {
    return entries(answer).stream()
        .map(entry -> entry.requiredChild("Attributes").children().get(0).childText("Value"))
        .toList();
  }
}
