package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where requests go that need no other user: refusals with their diagnostics, and the registrar.
 */
@ExtendWith(SharedConfab.class)
class RoutingIT {
  private static final String SERVER = "sip:" + ConfabServer.DOMAIN;
  private static final String ABSENT = "sip:erin@" + ConfabServer.DOMAIN;

  private SipUser user;

  @BeforeEach
  void signIn(ConfabServer server) {
    user = SipUser.signIn(server, "tls", "alice");
  }

  @AfterEach
  void hangUp() {
    user.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "MESSAGE", "OPTIONS", "REFER"})
  void aUserWhoIsNotSignedInIsTemporarilyUnavailable(String method) {
    assertRefused(user.request(method, ABSENT), 480, 1007);
  }

  @Test
  void anUnknownUserDoesNotExist() {
    assertRefused(Calls.invite(user, "sip:nobody@" + ConfabServer.DOMAIN), 404, 1003);
  }

  @Test
  void aForeignDomainIsNotRoutedTo() {
    assertRefused(Calls.invite(user, "sip:bob@example.org"), 404, 1005);
  }

  @Test
  void aRequestWithoutHopsLeftGoesNoFurther() {
    assertRefused(Calls.invite(user, ABSENT).replace("Max-Forwards", "0"), 483, 1007);
  }

  @Test
  void aTelephoneNumberIsNoUserOfThisServer() {
    assertRefused(Calls.invite(user, "tel:+14255550111"), 416, 1018);
  }

  @Test
  void aRouteBeyondThisServerIsNotFollowed() {
    String beyond = "<sip:192.0.2.1:5060;transport=tcp;lr>";
    assertRefused(Calls.invite(user, ABSENT).with("Route", beyond), 403, 1004);
  }

  @Test
  void aServiceThatNobodyOffersIsNotImplemented() {
    assertRefused(user.request("SERVICE", user.aor()).body("text/plain", "x"), 501, 4013);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYE", "INFO", "INVITE", "MESSAGE"})
  void aRequestOfADialogThatTheServerDoesNotKnowIs481(String method) {
    String device = ABSENT + ";opaque=user:epid:AAAA;gruu";
    assertRefused(
        user.request(method, device).replace("To", "<" + ABSENT + ">;tag=zzz"), 481, 1004);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYE", "INFO"})
  void aRequestThatOnlyADialogKnowsIs481OutsideOfOne(String method) {
    assertRefused(user.request(method, ABSENT), 481, 1004);
  }

  @Test
  void optionsOfTheServerTellItsMethods() {
    SipMessage answer = user.ask(user.request("OPTIONS", SERVER));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(String.join(", ", answer.headers("Allow")).split(",\\s*"))
        .contains("INVITE", "MESSAGE", "SUBSCRIBE", "SERVICE", "REGISTER");
  }

  @Test
  void theAdministratorReadsWhatClientsReportOfErrors(ConfabServer server) {
    String callId = "report-" + java.util.UUID.randomUUID();
    SipMessage answer =
        user.ask(
            errorReport(
                "<reportError xmlns=\"http://schemas.microsoft.com/2006/09/sip/error-reporting\">"
                    + "<error toUri=\"sip:bob@litwareinc.com\" callId=\""
                    + callId
                    + "\" responseCode=\"408\" requestType=\"INVITE\">"
                    + "<diagHeader>1;reason=\"x\"</diagHeader></error></reportError>"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);

    AdminApi api = new AdminApi(server);
    String path = "/api/error-reports?limit=10&user=" + user.aor();
    assertThat(api.get(path).body()).contains(callId, "\"1;reason=\\\"x\\\"\"");
    assertThat(api.get("/api/error-reports?limit=0").statusCode()).isEqualTo(400);
    assertThat(api.send(path, "Basic YWRtaW46d3Jvbmc=").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<reportError", "<somethingElse/>"})
  void whatIsNoErrorReportIsRefused(String body) {
    assertRefused(errorReport(body), 400, 4001);
  }

  @Test
  void aRegistrationMayBeRefreshed() {
    SipMessage answer = user.ask(user.registerRequest());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("presence-state")).contains("refreshed");
    assertThat(answer.header("Contact")).contains(user.gruu());
  }

  @Test
  void aRegistrationTooBriefIsToldTheMinimum() {
    SipMessage answer = user.ask(user.registerRequest().with("Expires", "30"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(423);
    assertThat(answer.header("Min-Expires")).isEqualTo("60");
    assertThat(answer.diagnostic()).isEqualTo(4000);
  }

  @Test
  void aRegistrationForAnotherEventIsRefused() {
    assertRefused(user.registerRequest().replace("Event", "presence"), 489, 4055);
  }

  @Test
  void anEndpointWithoutGruusIsToldThatTheyAreRequired() {
    SipRequest without = user.registerRequest().replace("Supported", "msrtc-event-categories");
    SipMessage answer = assertRefused(without, 421, 2057);
    assertThat(answer.header("Require")).contains("gruu-10");
    assertThat(answer.toString()).startsWith("SIP/2.0 421 Extension Required");
  }

  @Test
  void aRegistrationForAnotherUserIsRefused() {
    assertRefused(user.registerRequest().replace("To", "<" + ABSENT + ">"), 403, 4004);
  }

  @Test
  void aRefusedRegistrationLeavesTheEndpointSignedIn() {
    user.ask(user.registerRequest().with("Expires", "30"));
    user.ask(user.registerRequest().replace("Event", "presence"));
    SipMessage answer = user.ask(user.request("OPTIONS", SERVER));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @Test
  void anEndpointMaySignOut() {
    SipMessage answer = user.unregister();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Expires")).isEqualTo("0");
    assertThat(answer.toString()).doesNotContain(user.gruu());
  }

  private SipRequest errorReport(String body) {
    return user.request("SERVICE", user.aor()).body("application/msrtc-reporterror+xml", body);
  }

  /** Each refusal tells its reason by number and in words, and who says so ([MS-OCER] 2.2.1). */
  private SipMessage assertRefused(SipRequest request, int status, int diagnostic) {
    SipMessage answer = user.ask(request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("ms-diagnostics"))
        .startsWith(diagnostic + ";")
        .containsPattern("reason=\"[^\"]+\"")
        .contains("source=\"sip." + ConfabServer.DOMAIN + "\"");
    return answer;
  }
}
