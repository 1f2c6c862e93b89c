package org.confab.protocol.mcu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What {@code modifyUsersMediaFilters} orders: rules for all, who is there and who comes, and what
 * holds for single users whatever the rules say. The specifications name the command and not its
 * body; this is the body of the roster's own elements.
 *
 * @param rules for each role; absent if they stay
 * @param users whether what these send is refused; they must be there
 */
public record MediaOrder(Optional<MediaFilters> rules, Map<SipUri, Boolean> users) {
  /** Most users that one order names. */
  public static final int MOST_USERS = 1_000;

  /** Copies its map; throws {@link IllegalArgumentException} if it orders nothing, or too much. */
  public MediaOrder {
    users = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(users));
    if (rules.isEmpty() && users.isEmpty() || users.size() > MOST_USERS) {
      throw new IllegalArgumentException("no rules and no users, or too many users");
    }
  }

  /**
   * Reads a command: {@code mediaFiltersRules}, and {@code user} elements with their {@code media/
   * media-ingress-filter}; {@link IllegalArgumentException} if it orders nothing.
   */
  public static MediaOrder read(XmlElement command) {
    Map<SipUri, Boolean> users = new LinkedHashMap<>();
    command
        .children("user")
        .forEach(
            user ->
                users.put(
                    SipUri.parse(user.required("entity")).aor(),
                    MediaFilters.isBlock(
                        user.requiredChild("media").requiredChild("media-ingress-filter").text())));
    return new MediaOrder(command.child(MediaFilters.ELEMENT).map(MediaFilters::read), users);
  }
}
