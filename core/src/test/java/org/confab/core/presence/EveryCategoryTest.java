package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.Body;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of any category reaches the others as it was, byte for byte. */
class EveryCategoryTest {
  private final PresenceWorld world = new PresenceWorld();

  static Stream<Sample> samples() throws IOException {
    try (InputStream file =
        EveryCategoryTest.class.getResourceAsStream("/presence/categories.xml")) {
      return Xml.read(file.readAllBytes()).children("sample").map(Sample::of);
    }
  }

  record Sample(String category, long instance, boolean forOneself, XmlElement value) {
    static Sample of(XmlElement sample) {
      return new Sample(
          sample.attribute("category").orElseThrow(),
          sample.attribute("instance").map(Long::parseLong).orElse(0L),
          sample.attribute("own").isPresent(),
          sample.children().get(0));
    }

    String publication(int container) {
      return "<publication categoryName=\"%s\" instance=\"%d\" container=\"%d\" version=\"0\" expireType=\"endpoint\">%s</publication>"
          .formatted(category, instance, container, Xml.write(value));
    }

    @Override
    public String toString() {
      return category + " " + instance;
    }
  }

  /** All that the schema reference of enhanced presence has. */
  @Test
  void thereIsASampleOfEveryCategory() throws IOException {
    assertThat(samples().map(Sample::category))
        .contains(
            "alerts",
            "calendarData",
            "contactCard",
            "device",
            "dndState",
            "legacyInterop",
            "mwi",
            "note",
            "noteHistory",
            "otherOptions",
            "rccOptions",
            "routing",
            "services",
            "state",
            "userInformation",
            "userProperties",
            "workingHours");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void itsPublisherSeesIt(Sample sample) {
    world.self("self", ALICE_DESK);
    RoamingData answer = world.publish(ALICE_DESK, sample.publication(2));

    assertThat(values(answer.categories().orElseThrow().categories(), sample))
        .containsExactly(Xml.write(sample.value()));
    assertThat(
            values(
                RoamingData.read(Xml.read(world.texts("self").get(0)))
                    .categories()
                    .orElseThrow()
                    .categories(),
                sample))
        .containsExactly(Xml.write(sample.value()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void theWatchersOfItsContainerSeeItUnlessItIsRaw(Sample sample) {
    watch(sample);
    world.publish(ALICE_DESK, sample.publication(200));

    List<String> texts = world.texts("bob");
    if (sample.forOneself()) {
      assertThat(texts).isEmpty();
    } else {
      assertThat(values(Seen.categories(texts.get(0)).categories(), sample))
          .containsExactly(Xml.write(sample.value()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void storesThatKeepTextsKeepIt(Sample sample) {
    world.publish(ALICE_DESK, sample.publication(200));
    List<CategoryInstance> stored =
        world.store.find(List.of(PresenceWorld.ALICE)).get(PresenceWorld.ALICE);

    assertThat(CategoryInstanceText.parse(CategoryInstanceText.write(stored))).isEqualTo(stored);
  }

  private void watch(Sample sample) {
    String document =
        "<batchSub xmlns=\"http://schemas.microsoft.com/2006/01/sip/batch-subscribe\" uri=\"%s\" name=\"\"><action name=\"subscribe\" id=\"1\"><adhocList><resource uri=\"%s\"/></adhocList><categoryList xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\"><category name=\"%s\"/></categoryList></action></batchSub>"
            .formatted(BOB_DESK.aor(), PresenceWorld.ALICE, sample.category());
    world.presence.subscribe(
        PresenceWorld.request(
            "bob",
            BOB_DESK,
            BOB_DESK.aor(),
            Optional.of(Body.of("application/msrtc-adrl-categorylist+xml", document))));
  }

  private static List<String> values(List<Category> categories, Sample sample) {
    return categories.stream()
        .filter(one -> one.name().value().equals(sample.category()))
        .filter(one -> one.instance().equals(Optional.of(sample.instance())))
        .map(one -> Xml.write(one.value().orElseThrow()))
        .toList();
  }
}
