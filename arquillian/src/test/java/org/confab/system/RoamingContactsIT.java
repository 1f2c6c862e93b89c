package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two endpoints of a user change one contact list. */
@ExtendWith(SharedConfab.class)
class RoamingContactsIT {
  private static final String DEFAULT = "<group id=\"1\" name=\"~\" externalURI=\"\"/>";

  private SipUser desk;
  private SipUser laptop;

  @BeforeEach
  void signInTwice(ConfabServer server) {
    String name = NewUser.of(server);
    desk = SipUser.signIn(server, "tls", name);
    laptop = SipUser.signIn(server, "tcp", name);
    assertThat(Soap.contactList(desk))
        .isEqualTo("<contactList deltaNum=\"1\">" + DEFAULT + "</contactList>");
    Soap.contactList(laptop);
  }

  @AfterEach
  void signOut() {
    desk.close();
    laptop.close();
  }

  @Test
  void everyCommandReachesBothEndpointsAndIsKept() {
    SipMessage added = carriedOut(desk, 1, "addGroup", "<m:name>Friends</m:name>");
    assertThat(added.body()).contains("<groupID>2</groupID>");
    told(2, "<addedGroup id=\"2\" name=\"Friends\" externalURI=\"\"/>");

    carriedOut(laptop, 2, "setContact", contact("bob", "Bob", "2"));
    told(3, "<addedContact uri=\"sip:bob@litwareinc.com\" name=\"Bob\" groups=\"2\"");
    carriedOut(desk, 3, "setContact", contact("BOB", "Bobby", "1 2"));
    told(4, "<modifiedContact uri=\"sip:BOB@litwareinc.com\" name=\"Bobby\" groups=\"1 2\"");
    carriedOut(laptop, 4, "modifyGroup", "<m:groupID>2</m:groupID><m:name>Pals</m:name>");
    told(5, "<modifiedGroup id=\"2\" name=\"Pals\" externalURI=\"\"/>");
    carriedOut(desk, 5, "setContact", contact("carol", "", ""));
    told(6, "<addedContact uri=\"sip:carol@litwareinc.com\" name=\"\" groups=\"1\"");
    carriedOut(desk, 6, "deleteContact", "<m:URI>sip:bob@litwareinc.com</m:URI>");
    told(7, "<deletedContact uri=\"sip:BOB@litwareinc.com\"/>");
    carriedOut(desk, 7, "deleteGroup", "<m:groupID>2</m:groupID>");
    told(8, "<deletedGroup id=\"2\"/>");

    assertThat(Soap.contactList(laptop))
        .isEqualTo(
            "<contactList deltaNum=\"8\">"
                + DEFAULT
                + "<contact uri=\"carol@litwareinc.com\" name=\"\" groups=\"1\""
                + " subscribed=\"true\" externalURI=\"\"/></contactList>");
  }

  @Test
  void whatAClientKeepsWithAContactComesBack() {
    carriedOut(
        desk,
        1,
        "setContact",
        "<m:contactExtension><x:mark xmlns:x=\"urn:x\" colour=\"red\">a &lt; b</x:mark>"
            + "</m:contactExtension><m:subscribed>false</m:subscribed>"
            + "<m:URI>sip:bob@litwareinc.com</m:URI><m:externalURI>ldap://x/?a&amp;b"
            + "</m:externalURI>");
    assertThat(Soap.contactDelta(laptop)).isEqualTo(Soap.contactDelta(desk));
    assertThat(Soap.contactList(laptop))
        .contains("subscribed=\"false\"")
        .contains("externalURI=\"ldap://x/?a&amp;b\"")
        .contains(
            "<contactExtension><mark xmlns=\"urn:x\" colour=\"red\">a &lt; b</mark>"
                + "</contactExtension>");
  }

  @Test
  void ofTwoChangesAtTheSameMomentExactlyOneWins() {
    for (int number = 1; number <= 5; number++) {
      String group = "<m:name>G</m:name>";
      SipMessage first = desk.send(Soap.request(desk, desk.aor(), at(number, "addGroup", group)));
      SipMessage second =
          laptop.send(Soap.request(laptop, laptop.aor(), at(number, "addGroup", group)));
      List<SipMessage> answers = List.of(desk.answerTo(first), laptop.answerTo(second));

      assertThat(answers).extracting(SipMessage::status).containsExactlyInAnyOrder(200, 409);
      boolean deskLost = answers.get(0).status() == 409;
      SipMessage lost = answers.get(deskLost ? 0 : 1);
      assertThat(lost.header("Content-Type")).isEqualTo("application/msrtc-fault+xml");
      assertThat(lost.body())
          .contains("<Faultcode>Client.BadCall.WrongDelta</Faultcode>")
          .contains("curVersion=\"" + (number + 1) + "\"");
      assertThat(lost.diagnostic()).isEqualTo(4061);
      told(number + 1, "<addedGroup id=\"" + (number + 1) + "\"");
      assertThat(Soap.contactDelta(deskLost ? desk : laptop))
          .isEqualTo("<contactDelta deltaNum=\"%1$d\" prevDeltaNum=\"%1$d\"/>", number + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "setContact, displayName, 257, contact name longer than 256 bytes",
    "setContact, externalURI, 1025, externalURI longer than 1024 bytes",
    "setContact, contactExtension, 1025, contactExtension longer than 1024 bytes",
    "addGroup, name, 257, group name longer than 256 bytes"
  })
  void beyondALimitTheAnswerTellsWhichAndNothingIsStored(
      String method, String child, int length, String why) {
    String text = "<m:" + child + ">" + "x".repeat(length) + "</m:" + child + ">";
    SipMessage refused =
        Soap.ask(desk, at(1, method, text + "<m:URI>sip:bob@litwareinc.com</m:URI>"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).isEqualTo(4008);
    assertThat(refused.body()).contains(why);
    assertThat(Soap.contactList(desk)).contains("deltaNum=\"1\"").doesNotContain("<contact ");
  }

  @ParameterizedTest
  @CsvSource({
    "modifyGroup, <m:groupID>1</m:groupID><m:name>Mine</m:name>, 400",
    "deleteGroup, <m:groupID>1</m:groupID>, 400",
    "deleteGroup, <m:groupID>2</m:groupID>, 400",
    "modifyGroup, <m:groupID>9</m:groupID><m:name>Mine</m:name>, 400",
    "setContact, <m:URI>sip:bob@litwareinc.com</m:URI><m:groups>9</m:groups>, 400",
    "deleteContact, <m:URI>sip:nobody@litwareinc.com</m:URI>, 400",
    "deleteContact, <m:URI>litwareinc.com</m:URI>, 400",
    "addGroup, <m:name> </m:name>, 400",
    "dance, <m:name>x</m:name>, 501"
  })
  void whatTheListDoesNotAllowIsRefusedWithAReason(String method, String children, int status) {
    carriedOut(desk, 1, "addGroup", "<m:name>Work</m:name>");
    carriedOut(desk, 2, "setContact", contact("carol", "", "2"));
    SipMessage refused = Soap.ask(desk, at(3, method, children));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.diagnostic()).isPositive();
    assertThat(refused.body()).contains("<faultstring");
    assertThat(Soap.contactList(desk)).contains("deltaNum=\"3\"");
  }

  @Test
  void nobodyChangesTheListOfSomebodyElse() {
    String method = at(1, "addGroup", "<m:name>Mine</m:name>");
    SipMessage refused = desk.ask(Soap.request(desk, "sip:alice@" + ConfabServer.DOMAIN, method));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).isEqualTo(4004);
  }

  private static SipMessage carriedOut(SipUser user, int number, String method, String children) {
    SipMessage answer = Soap.ask(user, at(number, method, children));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.body().isEmpty()).isEqualTo(!method.equals("addGroup"));
    return answer;
  }

  private void told(int number, String change) {
    String delta = Soap.contactDelta(desk);
    assertThat(delta)
        .startsWith(
            "<contactDelta deltaNum=\"" + number + "\" prevDeltaNum=\"" + (number - 1) + "\">")
        .contains(change);
    assertThat(Soap.contactDelta(laptop)).isEqualTo(delta);
  }

  private static String contact(String user, String name, String groups) {
    return "<m:displayName>"
        + name
        + "</m:displayName><m:groups>"
        + groups
        + "</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:"
        + user
        + "@litwareinc.com</m:URI><m:externalURI />";
  }

  private static String at(int number, String method, String children) {
    String name = "m:" + method;
    return "<" + name + ">" + children + "<m:deltaNum>" + number + "</m:deltaNum></" + name + ">";
  }
}
