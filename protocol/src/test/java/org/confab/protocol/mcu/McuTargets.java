package org.confab.protocol.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** What server and MCU tell each other. */
public final class McuTargets {
  private McuTargets() {}

  /** One for each document. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        target(
            "mcu-description",
            McuDescription.class,
            McuSeeds.DESCRIPTION,
            McuDescription::read,
            McuDescription::element),
        target(
            "mcu-dialog",
            DialogState.class,
            McuSeeds.DIALOG,
            DialogState::read,
            DialogState::element),
        target("mcu-leg", McuLeg.class, McuSeeds.LEG, McuLeg::read, McuLeg::element),
        target("mcu-audio-leg", McuLeg.class, McuSeeds.AUDIO_LEG, McuLeg::read, McuLeg::element),
        target(
            "mcu-conference",
            McuConference.class,
            McuSeeds.CONFERENCE,
            McuConference::read,
            McuConference::element),
        target("mcu-order", LegOrder.class, McuSeeds.ORDER, LegOrder::read, LegOrder::element),
        target("mcu-state", McuState.class, McuSeeds.STATE, McuState::read, McuState::element),
        target(
            "mcu-provision",
            Provision.class,
            McuSeeds.PROVISION,
            Provision::read,
            Provision::element),
        FuzzTarget.xml("mcu-registration", McuRegistration.class)
            .seeds(
                text(
                    new McuRegistration(
                            new java.util.UUID(1, 2),
                            List.of(
                                new org.confab.protocol.mras.RelayKey(
                                    "k", new byte[org.confab.protocol.mras.RelayKey.LENGTH])))
                        .element()))
            .codec(McuRegistration::read, McuRegistration::element),
        FuzzTarget.xml("mcu-change", RoomChange.class, MediaOrder.class, RoomSettings.class)
            .seeds(text(McuSeeds.CONFERENCE.element()))
            .seeds(
                "<modifyUsersMediaFilters><user entity='sip:b@x.test'><media>"
                    + "<media-ingress-filter>block</media-ingress-filter></media></user>"
                    + "</modifyUsersMediaFilters>")
            .holds(
                tree -> {
                  if (tree.name().startsWith("modify")) {
                    assertThat(MediaOrder.read(tree)).isNotNull();
                  } else {
                    RoomSettings.read(tree);
                    MediaFilters.read(tree);
                    assertThat(RoomChange.read(tree)).isNotNull();
                  }
                }),
        FuzzTarget.text("mcu-words", JoiningMethod.class, LegStatus.class, McuCommand.class)
            .seeds("dialed-in", "connected", "addUser", "block")
            .holds(
                word -> {
                  JoiningMethod.find(word)
                      .ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  LegStatus.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  McuCommand.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  MediaFilters.isBlock(word);
                }));
  }

  private static <T> FuzzTarget<?> target(
      String name,
      Class<T> covers,
      T value,
      Function<XmlElement, T> reader,
      Function<T, XmlElement> writer) {
    return FuzzTarget.xml(name, covers, MediaFilters.class)
        .seeds(text(writer.apply(value)))
        // What a medium does not say of itself, its leg says for it when it is written.
        .codec(reader, writer, writer);
  }

  private static String text(XmlElement element) {
    return new String(Xml.bytes(element), StandardCharsets.UTF_8);
  }
}
