package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class CategoryInstanceTextTest {
  @Property(tries = 200)
  void whatIsWrittenIsReadAgain(
      @ForAll @AlphaChars @StringLength(min = 1, max = 64) String name,
      @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long instance,
      @ForAll @IntRange(min = 0, max = 32767) int container,
      @ForAll ExpireType type,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long time,
      @ForAll boolean bound,
      @ForAll @AlphaChars String text) {
    Instant at = Instant.ofEpochMilli(time);
    CategoryInstance one =
        new CategoryInstance(
            new CategoryKey(CategoryName.of(name), instance, ContainerId.of(container)),
            7,
            type,
            at,
            bound ? Optional.of(at.plusSeconds(5)) : Optional.empty(),
            bound ? Optional.of(Epid.of("b34afb6ebb23")) : Optional.empty(),
            bound
                ? Optional.of(XmlElement.of("urn:x", "note").withText(text).with("{urn:y}a", text))
                : Optional.empty());

    assertThat(CategoryInstanceText.parse(CategoryInstanceText.write(List.of(one, one))))
        .containsExactly(one, one);
  }

  @Test
  void whatSeveralContainersShowIsWrittenOnce() {
    XmlElement state = XmlElement.of("urn:x", "state").withText("as long as it may be");
    List<CategoryInstance> all = new ArrayList<>();
    for (int container : new int[] {100, 200, 300, 400}) {
      all.add(
          CategoryInstance.ofServer(
              new CategoryKey(CategoryName.STATE, 1, ContainerId.of(container)),
              1,
              ExpireType.USER,
              Instant.EPOCH,
              state.withText(state.text())));
    }
    String text = CategoryInstanceText.write(all);
    assertThat(text).containsOnlyOnce(state.text());
    assertThat(CategoryInstanceText.parse(text)).isEqualTo(all);
  }

  @Test
  void aRowWithoutItsValueIsRefused() {
    for (String number : new String[] {"1", "-1", "x"}) {
      String text =
          "<instances><values><v/></values><i name=\"state\" number=\"1\" in=\"2\" version=\"1\""
              + " type=\"user\" at=\"2026-11-21T12:00:00Z\" value=\""
              + number
              + "\"/></instances>";
      assertThatThrownBy(() -> CategoryInstanceText.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
