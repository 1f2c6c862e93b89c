package org.confab.core.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.confab.core.SipDomains;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.Numbers;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.organisation.MemoryOrganisationStore;
import org.confab.core.photos.MemoryPhotoStore;
import org.confab.core.photos.PhotoFacts;
import org.confab.core.photos.PhotoSource;
import org.confab.core.photos.Pictures;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBookTest {
  private static final String RETURN =
      "displayName,msRTCSIP-PrimaryUserAddress,mail,photoRelPath,title,"
          + "telephoneNumber,mailNickname,country";

  private final MemoryUserStore users = new MemoryUserStore();
  private final UserCache directory = new UserCache(SipDomains.of("litwareinc.com"));
  private final MemoryOrganisationStore organisation = new MemoryOrganisationStore();
  private final MemoryPhotoStore photos = new MemoryPhotoStore();
  private final AddressBook book = new AddressBook(users, directory, organisation, photos);

  @BeforeEach
  void people() {
    add("bob", "Bob Barker");
    add("bonnie", "Bonnie Bond");
    add("carol", "Carol Boone");
  }

  private void add(String name, String displayName) {
    add(
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

  private void add(User user) {
    users.add(user);
    directory.put(user);
  }

  private static SipUri sip(String name) {
    return SipUri.of(name, "litwareinc.com");
  }

  private void reports(String user, String manager) {
    organisation.assign(sip(user), Optional.of(sip(manager)));
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
    assertThat(told(ask(changes("mail", "bob@mail.test"), 1)))
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
    add(new User(SipUri.of("a", "litwareinc.com"), "A", "bo@mail.testing", "", "", "", "", true));
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

  @ParameterizedTest
  @CsvSource({
    "262, Bob Barker",
    "2663, Bonnie Bond",
    "266, Bonnie Bond/Carol Boone",
    "2-66 3, Bonnie Bond",
    "266643, Bonnie Bond",
    "264, ''",
    "2276, Carol Boone",
    "2622275, Bob Barker",
    "9, ''",
    "\u002a, ''"
  })
  void theLettersOnTheKeysOfADialPadFindNames(String keys, String found) {
    assertThat(names(ask(basic("c", keys), 9, true)))
        .containsExactlyInAnyOrder(found.isEmpty() ? new String[0] : found.split("/"));
  }

  @Test
  void marksOfLettersAreOnNoKey() {
    add("anton", "Jos\u00e9 \u00c5ngstr\u00f6m");
    assertThat(names(ask(basic("", "26478"), 9, true)))
        .containsExactly("Jos\u00e9 \u00c5ngstr\u00f6m");
    assertThat(names(ask(basic("c", "5673"), 9))).isEmpty();
  }

  @Test
  void furtherNumbersAreFoundAndToldAsTheFirstOneIs() {
    User dan = new User(sip("dan"), "Dan", "", "", "", "", "+1", true);
    add(dan.withNumbers(new Numbers("+39 02 1", "+39 333 2", "+39 06 3")));
    for (String number : List.of("+39 02", "3933", "39063")) {
      assertThat(names(ask(basic("homePhone,mobile,otherTelephone", number), 9)))
          .containsExactly("Dan");
      assertThat(names(ask(basic("", number), 9, true))).containsExactly("Dan");
    }
    assertThat(told(ask(changes("mobile", "+393332"), 1, false, "homePhone,mobile,otherTelephone")))
        .containsExactly("homePhone=+39 02 1", "mobile=+39 333 2", "otherTelephone=+39 06 3");
  }

  @Test
  void thePictureIsToldByItsNameItsSizeAndItsHash() {
    PhotoFacts facts = Pictures.photo("bob").facts();
    photos.save(sip("bob"), PhotoSource.DIRECTORY, Pictures.photo("bob"));
    String list = "photoRelPath,photoSize,photoHash";

    assertThat(told(ask(changes("givenName", "Bob"), 1, false, list)))
        .containsExactly(
            "photoRelPath=" + facts.hash() + ".jpg", "photoSize=100", "photoHash=" + facts.hash());
    assertThat(told(ask(changes("givenName", "Carol"), 1, false, list))).isEmpty();
  }

  @Test
  void whoReportsToWhomIsToldOfBoth() {
    reports("bob", "carol");
    reports("bonnie", "carol");

    assertThat(told(ask(changes("givenName", "Bob"), 1, false, "manager,directReports")))
        .containsExactly("manager=sip:carol@litwareinc.com");
    assertThat(told(ask(changes("givenName", "Carol"), 1, false, "manager,directReports")))
        .containsExactly("directReports=sip:bob@litwareinc.com,sip:bonnie@litwareinc.com");
  }

  @Test
  void whoReportsToSomebodyIsFoundPerhapsWithMoreConditions() {
    reports("bob", "carol");
    reports("bonnie", "carol");

    assertThat(names(ask(changes("manager", "sip:Carol@litwareinc.com"), 9)))
        .containsExactly("Bob Barker", "Bonnie Bond");
    assertThat(names(ask(changes("manager", "carol@litwareinc.com"), 1)))
        .containsExactly("Bob Barker");
    assertThat(names(ask(changes("manager", "carol@litwareinc.com", "sn", "Bon"), 9)))
        .containsExactly("Bonnie Bond");
    assertThat(names(ask(changes("manager", "bob@litwareinc.com"), 9))).isEmpty();
    assertThat(names(ask(changes("manager", "carol@litwareinc.com", "shoeSize", "4"), 9)))
        .isEmpty();
    assertThat(
            names(
                ask(
                    changes("manager", "carol@litwareinc.com", "manager", "bob@litwareinc.com"),
                    9)))
        .isEmpty();
    assertThat(names(ask(changes("manager", "cn=carol"), 9))).isEmpty();
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
            changes("manager", ""),
            changes("manager", "x".repeat(400)),
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
    return ask(search, most, dialled, RETURN);
  }

  private XmlElement ask(String search, int most, boolean dialled, String wanted) {
    String request =
        "<SearchAbEntry xmlns=\"DistributionListExpander\"><AbEntryRequest>"
            + search
            + "<Metadata><FromDialPad>"
            + dialled
            + "</FromDialPad><MaxResultNum>"
            + most
            + "</MaxResultNum><ReturnList>"
            + wanted
            + "</ReturnList></Metadata></AbEntryRequest></SearchAbEntry>";
    return Xml.read(Xml.bytes(book.search(AbEntryRequest.read(Xml.read(request))).write()));
  }

  private static List<XmlElement> entries(XmlElement answer) {
    return answer.path("SearchAbEntryResult", "Items").orElseThrow().children();
  }

  /** What is told of the first one: names and values. */
  private static List<String> told(XmlElement answer) {
    return entries(answer)
        .get(0)
        .requiredChild("Attributes")
        .children("Attribute")
        .map(
            attribute ->
                attribute.childText("Name")
                    + "="
                    + attribute.childText("Value")
                    + attribute.child("Values").stream()
                        .flatMap(values -> values.children("string"))
                        .map(XmlElement::text)
                        .collect(Collectors.joining(",")))
        .toList();
  }

  private static List<String> names(XmlElement answer) {
    return entries(answer).stream()
        .map(entry -> entry.requiredChild("Attributes").children().get(0).childText("Value"))
        .toList();
  }
}
