package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class BindingTextTest {
  @Test
  void noBindingsAreAnEmptyText() {
    assertThat(BindingText.write(List.of())).isEmpty();
    assertThat(BindingText.parse("")).isEmpty();
  }

  @Property
  void whatIsWrittenReadsBackEqual(
      @ForAll @CharRange(from = '\u0000', to = '\u07ff') String userAgent,
      @ForAll @CharRange(from = ' ', to = '~') String callId,
      @ForAll boolean methods,
      @ForAll long cseq) {
    Binding full = Bindings.of("alice", "01");
    Binding plain =
        new Binding(
            new EndpointId(SipUri.of("bob", "litwareinc.com"), Epid.of("flow-1")),
            Optional.empty(),
            Optional.empty(),
            SipUri.parse("sip:bob@[::1]:5060;transport=udp"),
            new FlowAddress("ab", "udp", "::1", 5060).uri(),
            "ab",
            ClientDialect.PLAIN,
            methods ? Set.of("INVITE", "BYE") : Set.of(),
            userAgent,
            callId,
            cseq,
            new Preference((int) Math.floorMod(cseq, 1001L)),
            Instant.ofEpochSecond(1_795_226_141L, 123));
    List<Binding> both = List.of(full, plain);
    assertThat(BindingText.parse(BindingText.write(both))).isEqualTo(both);
  }

  @Test
  void textOfAnOlderServerIsReadToo() {
    Binding binding = Bindings.of("alice", "01");
    List<String> parts = new ArrayList<>(List.of(BindingText.write(List.of(binding)).split(" ")));
    parts.remove(12); // the preference
    assertThat(BindingText.parse(String.join(" ", parts))).containsExactly(binding);
  }

  @Test
  void otherTextIsRefused() {
    assertThatThrownBy(() -> BindingText.parse("sip:a@b 01"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
