package org.confab.sip.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import javax.servlet.sip.URI;
import org.confab.core.Body;
import org.confab.core.conferencing.FocusCall;
import org.confab.core.conferencing.FocusDialogId;
import org.confab.core.conferencing.Invitation;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Bindings;
import org.confab.core.registrar.FlowAddress;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class FocusSessionsTest {
  private static final FocusDialogId DIALOG = new FocusDialogId("d1");
  private static final FlowAddress CLIENT = new FlowAddress("2600", "tls", "127.0.0.1", 12723);

  private final List<String> sent = new ArrayList<>();
  private final FocusSessions sessions = new FocusSessions();

  @Test
  void sendsTheAnswerDownTheConnectionOfTheClient() throws IOException {
    sessions.put(DIALOG, session(), CLIENT, factory());
    sessions.info(DIALOG, Body.of("application/cccp+xml", "<response/>"));
    assertThat(sent)
        .containsExactly(
            "INFO",
            "setRequestURI sip:127.0.0.1:12723;transport=tls;ms-received-cid=2600",
            "setContent application/cccp+xml",
            "send");
  }

  @Test
  void followsAClientThatComesByAnotherConnection() throws IOException {
    sessions.put(DIALOG, session(), CLIENT, factory());
    sessions.moved(DIALOG, new FlowAddress("2601", "tcp", "127.0.0.1", 12724), factory());
    sessions.info(DIALOG, Body.of("application/cccp+xml", "<response/>"));
    assertThat(sent)
        .contains("setRequestURI sip:127.0.0.1:12724;transport=tcp;ms-received-cid=2601");
  }

  @Test
  void endsADialogOnce() {
    sessions.put(DIALOG, session(), CLIENT, factory());
    sessions.bye(DIALOG);
    sessions.bye(DIALOG);
    assertThat(sent).filteredOn("BYE"::equals).hasSize(1);
  }

  @Test
  void forgetsADialogWithoutAWordToTheClient() throws IOException {
    sessions.put(DIALOG, session(), CLIENT, factory());
    sessions.forget(DIALOG);
    sessions.moved(DIALOG, CLIENT, factory());
    sessions.info(DIALOG, Body.of("application/cccp+xml", "<response/>"));
    assertThat(sent).containsExactly("invalidate");
  }

  @Test
  void anInviteThatCannotBeSentLeavesNothing() {
    List<Integer> answers = new ArrayList<>();
    sessions.started(brokenFactory());
    SipUri dan = SipUri.of("dan", "litwareinc.com");
    Binding device = Bindings.of("dan", "epid1");
    Body body = Body.of("application/ms-conf-invite+xml", "<Conferencing/>");
    FocusCall call = sessions.invite(new Invitation(dan, dan, body, ""), device, answers::add);
    call.cancel();
    call.bye();
    assertThat(answers).containsExactly(503);
    assertThat(sent).containsExactly("setExpires", "invalidate");
  }

  private SipFactory brokenFactory() {
    return fake(
        SipFactory.class,
        (name, arguments) ->
            switch (name) {
              case "createApplicationSession" ->
                  fake(SipApplicationSession.class, (called, none) -> expired(called));
              default -> throw new IllegalStateException(name);
            });
  }

  private Object expired(String called) {
    record(called);
    return called.equals("setExpires") ? 5 : null;
  }

  private SipSession session() {
    return fake(
        SipSession.class,
        (name, arguments) ->
            switch (name) {
              case "createRequest" -> request((String) arguments[0]);
              case "isValid" -> true;
              case "getApplicationSession" ->
                  fake(SipApplicationSession.class, (called, none) -> record(called));
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private SipServletRequest request(String method) {
    record(method);
    return fake(
        SipServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "setRequestURI" -> record(name + " " + arguments[0]);
              case "setContent" -> record(name + " " + arguments[1]);
              default -> record(name);
            });
  }

  private Object record(String what) {
    sent.add(what);
    return null;
  }

  private static SipFactory factory() {
    return fake(
        SipFactory.class,
        (name, arguments) -> fake(URI.class, (called, none) -> (String) arguments[0]));
  }

  private static <T> T fake(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> behaviour.call(called.getName(), arguments)));
  }

  private interface Behaviour {
    Object call(String name, Object[] arguments);
  }
}
