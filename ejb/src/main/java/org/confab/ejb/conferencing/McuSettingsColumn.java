package org.confab.ejb.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import java.util.EnumMap;
import java.util.Map;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The settings of MCU types in one column: a conference-view of their entity-views. */
final class McuSettingsColumn {
  private McuSettingsColumn() {}

  static @Nullable String write(Map<McuType, XmlElement> settings) {
    return settings.isEmpty()
        ? null
        : Xml.write(
            XmlElement.of(MSCI, "conference-view")
                .with(new EnumMap<>(settings).values().stream().toList()));
  }

  static Map<McuType, XmlElement> read(@Nullable String column) {
    Map<McuType, XmlElement> settings = new EnumMap<>(McuType.class);
    if (column != null) {
      for (XmlElement view : Xml.read(column).children()) {
        McuType.find(view.attribute("entity").orElse(""))
            .ifPresent(type -> settings.put(type, view));
      }
    }
    return settings;
  }
}
