package org.confab.core.registrar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;

/**
 * Bindings as text, for stores outside this process: one line a binding, its parts in the order of
 * {@link Binding}, URL-encoded and separated by blanks. Text outlives a new version of the classes.
 */
public final class BindingText {
  private static final int PARTS = 14;

  /** Before bindings had a preference. */
  private static final int OLDER_PARTS = 13;

  /** All is written in ASCII, the rest of Unicode as references. */
  private static final int PAST_ASCII = 0x80;

  private BindingText() {}

  /** The bindings as text; empty for none. */
  public static String write(List<Binding> bindings) {
    return bindings.stream().map(BindingText::line).collect(Collectors.joining("\n"));
  }

  /**
   * The bindings of a text.
   *
   * @throws IllegalArgumentException if it was not written by {@link #write}
   */
  public static List<Binding> parse(String text) {
    if (!text.chars().allMatch(letter -> letter < PAST_ASCII)) {
      throw new IllegalArgumentException("no bindings: " + text);
    }
    try {
      return text.isEmpty() ? List.of() : text.lines().map(BindingText::binding).toList();
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("no bindings: " + text, unreadable);
    }
  }

  private static String line(Binding binding) {
    return Stream.of(
            binding.endpoint().aor().asString(),
            binding.endpoint().epid().asString(),
            binding.instance().map(InstanceId::asString).orElse(""),
            binding.gruu().map(SipUri::asString).orElse(""),
            binding.contact().asString(),
            binding.target().asString(),
            binding.flow(),
            binding.dialect().name(),
            String.join(",", binding.methods()),
            binding.userAgent(),
            binding.callId(),
            Long.toString(binding.cseq()),
            binding.preference().asString(),
            binding.expiresAt().toString())
        .map(part -> URLEncoder.encode(part, UTF_8))
        .collect(Collectors.joining(" "));
  }

  private static Binding binding(String line) {
    List<String> parts =
        Arrays.stream(line.split(" ", -1)).map(part -> URLDecoder.decode(part, UTF_8)).toList();
    if (parts.size() != PARTS && parts.size() != OLDER_PARTS) {
      throw new IllegalArgumentException("a binding has " + PARTS + " parts: " + line);
    }
    return new Binding(
        new EndpointId(SipUri.parse(parts.get(0)), Epid.of(parts.get(1))),
        given(parts.get(2)).map(InstanceId::parse),
        given(parts.get(3)).map(SipUri::parse),
        SipUri.parse(parts.get(4)),
        SipUri.parse(parts.get(5)),
        parts.get(6),
        ClientDialect.valueOf(parts.get(7)),
        given(parts.get(8)).map(list -> Set.of(list.split(",", -1))).orElse(Set.of()),
        parts.get(9),
        parts.get(10),
        Long.parseLong(parts.get(11)),
        parts.size() == PARTS ? Preference.parse(parts.get(12)) : Preference.HIGHEST,
        Instant.parse(parts.get(parts.size() - 1)));
  }

  private static Optional<String> given(String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(part);
  }
}
