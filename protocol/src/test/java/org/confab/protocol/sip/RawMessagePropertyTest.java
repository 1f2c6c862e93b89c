package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RawMessagePropertyTest {
  record Line(String name, String value) {
    String written() {
      return name + ": " + value + "\r\n";
    }
  }

  @Provide
  Arbitrary<Line> lines() {
    Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(2).ofMaxLength(5);
    Arbitrary<String> values =
        Arbitraries.strings().withCharRange('!', '\u00ff').ofMinLength(1).ofMaxLength(30);
    return Combinators.combine(names.filter(n -> !n.equalsIgnoreCase("to")), values).as(Line::new);
  }

  @Property(tries = 300)
  void every_header_is_found_as_written(@ForAll @Size(max = 20) List<@From("lines") Line> lines) {
    RawMessage message = RawMessage.parse(written(lines, "body"));
    for (Line line : lines) {
      List<String> expected =
          lines.stream()
              .filter(other -> other.name().equalsIgnoreCase(line.name()))
              .map(other -> other.value().strip())
              .toList();
      assertThat(message.headers(line.name())).isEqualTo(expected);
    }
  }

  @Property(tries = 300)
  void taking_out_and_adding_gives_what_one_would_write(
      @ForAll @Size(max = 20) List<@From("lines") Line> lines, @ForAll byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    RawMessage message = RawMessage.parse(written(lines, text));
    byte[] out = message.rewritten(name -> name.compareTo("m") < 0, "Added: x");
    List<Line> kept =
        new ArrayList<>(
            lines.stream()
                .filter(l -> l.name().toLowerCase(Locale.ROOT).compareTo("m") >= 0)
                .toList());
    kept.add(new Line("Added", "x"));
    assertThat(out).isEqualTo(written(kept, text));
  }

  private static byte[] written(List<Line> lines, String body) {
    StringBuilder out = new StringBuilder("OPTIONS sip:a SIP/2.0\r\n");
    lines.forEach(line -> out.append(line.written()));
    return out.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
