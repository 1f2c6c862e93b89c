package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.subscription.HeaderLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationDialogsTest {
  private static final Binding BINDING = Bindings.of("alice", "90e62db136");

  private final List<String> sent = new ArrayList<>();
  private final RegistrationDialogs dialogs = new RegistrationDialogs();

  private RegistrationDialog dialog(RegistrationDialog.Channel channel) {
    return new RegistrationDialog(
        "<sip:alice@litwareinc.com>;tag=25498F",
        "<sip:alice@litwareinc.com>;tag=7c5031;epid=90e62db136",
        "6d7b09278d57",
        channel);
  }

  private final Set<EndpointId> registered = new HashSet<>(Set.of(BINDING.endpoint()));

  private void open() {
    dialogs.opened(
        BINDING.endpoint(),
        dialog(
            (contact, headers, body) ->
                sent.add(
                    contact.asString()
                        + "\r\n"
                        + HeaderLine.lines(headers)
                        + body.contentType()
                        + "\r\n"
                        + new String(body.bytes(), StandardCharsets.US_ASCII))),
        registered::contains);
  }

  @Test
  void anEndpointWithoutABindingIsNotRemembered() {
    registered.clear();
    open();

    assertThat(dialogs.size()).isZero();
  }

  @Test
  void anEndpointIsToldInTheDialogOfItsRegistration() {
    open();

    dialogs.signingOut(BINDING, SignOutReason.USER_DISABLED);

    assertThat(sent)
        .containsExactly(
            (BINDING.contact().asString()
                    + "\n"
                    + """
            Max-Forwards: 70
            From: <sip:alice@litwareinc.com>;tag=25498F
            To: <sip:alice@litwareinc.com>;tag=7c5031;epid=90e62db136
            Call-ID: 6d7b09278d57
            Event: registration-notify
            subscription-state: terminated;expires=0
            ms-diagnostics-public: 4141;reason="User disabled"
            text/registration-event
            deregistered;event=rejected""")
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "USER_DISABLED,rejected",
    "USER_REMOVED,rejected",
    "CREDENTIALS_CHANGED,deactivated",
    "CERTIFICATE_REVOKED,deactivated",
    "USER_MOVED,deactivated",
    "ENDPOINT_QUOTA,unregistered"
  })
  void everyReasonHasItsEvent(SignOutReason why, String event) {
    assertThat(why.body()).isEqualTo("deregistered;event=" + event);
  }

  @Test
  void itIsToldOnce() {
    open();
    dialogs.signingOut(BINDING, SignOutReason.USER_DISABLED);
    dialogs.signingOut(BINDING, SignOutReason.USER_REMOVED);
    assertThat(sent).hasSize(1);
    assertThat(dialogs.size()).isZero();
  }

  @Test
  void whoHasSignedOutByItselfIsToldNothing() {
    open();
    dialogs.endpointRemoved(BINDING, true);
    dialogs.signingOut(BINDING, SignOutReason.USER_DISABLED);
    assertThat(sent).isEmpty();
    assertThat(dialogs.size()).isZero();
  }

  @Test
  void aConnectionThatIsGoneDisturbsNobody() {
    dialogs.opened(
        BINDING.endpoint(),
        dialog(
            (target, headers, body) -> {
              throw new IOException("closed");
            }),
        endpoint -> true);
    assertThatCode(() -> dialogs.signingOut(BINDING, SignOutReason.USER_DISABLED))
        .doesNotThrowAnyException();
  }
}
