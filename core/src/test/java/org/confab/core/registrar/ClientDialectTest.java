package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientDialectTest {
  @ParameterizedTest
  @CsvSource({
    "'gruu-10 adhoclist msrtc-event-categories', true, 'UCCAPI/3.5.6907.0 OC/3.5.6907.0', OCS",
    "'gruu-10 adhoclist msrtc-event-categories com.microsoft.msrtc.presence', true, 'Sipe/1', OCS",
    "'com.microsoft.msrtc.presence adhoclist ms-forking', false, 'anything', LCS",
    "'gruu-10 adhoclist', true, 'anything', LCS",
    "'', true, 'anything', LCS",
    "'', false, 'Windows RTC/1.1.2600', LCS",
    "'', false, 'RTC/1.3.5470 (Messenger 5.1.0680)', LCS",
    "'gruu-10 msrtc-event-categories', true, 'LCC/1.3.5371 (Microsoft Office Communicator 2005)', LCS",
    "'gruu outbound replaces', false, 'baresip v1', PLAIN",
    "'', false, '', PLAIN"
  })
  void theFirstRegisterShowsWhatAClientSpeaks(
      String supported, boolean event, String agent, ClientDialect expected) {
    Set<String> tags =
        Arrays.stream(supported.split(" ", -1))
            .filter(tag -> !tag.isEmpty())
            .collect(Collectors.toSet());
    assertThat(ClientDialect.of(agent, tags, event)).isEqualTo(expected);
  }

  @Test
  void anEndpointThatIsNotSignedInCountsAsPlain() {
    RegistrationStore store = new MemoryRegistrationStore();
    Binding binding = Bindings.of("alice", "01");
    store.update(binding.endpoint().aor(), before -> List.of(binding));
    ClientDialects dialects = new ClientDialects(store);
    assertThat(dialects.of(binding.endpoint())).isEqualTo(ClientDialect.OCS);
    assertThat(dialects.of(new EndpointId(SipUri.of("alice", "litwareinc.com"), Epid.of("02"))))
        .isEqualTo(ClientDialect.PLAIN);
  }
}
