package org.confab.core.policy;

import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of settings.
 *
 * @param group its group
 * @param element its name in the group, as clients know it
 * @param type what it takes
 * @param otherwise its value where nobody has set one; empty if clients are told nothing then
 * @param scopes for whom it may be set
 */
public record PolicySetting(
    PolicyGroup group,
    String element,
    SettingType type,
    Optional<String> otherwise,
    Set<PolicyScope.Kind> scopes) {
  /** Its name for administrators, such as {@code meetingPolicy.AllowIPAudio}. */
  public String name() {
    return group.wireName() + "." + element;
  }
}
