package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.xml.XmlElement;

/**
 * Whose media an MCU takes ({@code mediaFiltersRules}, [MS-CONFBAS] 2.2.2): blocked roles hear and
 * read, but are not heard and read.
 *
 * @param presentersBlocked what presenters send is refused
 * @param othersBlocked what everybody else sends is refused
 * @param othersMayModify others may lift the block for themselves
 */
public record MediaFilters(
    boolean presentersBlocked, boolean othersBlocked, boolean othersMayModify) {

  /** Everybody is taken. */
  public static final MediaFilters OPEN = new MediaFilters(false, false, false);

  /**
   * What holds until somebody chooses otherwise: who has silenced himself, or was silenced alone,
   * may speak again when he likes; whose messages are blocked may not.
   */
  public static MediaFilters initial(McuType type) {
    return type == McuType.AUDIO_VIDEO ? new MediaFilters(false, false, true) : OPEN;
  }

  /** The element's name. */
  public static final String ELEMENT = "mediaFiltersRules";

  private static final String PRESENTER = Role.PRESENTER.wireName();
  private static final String DEFAULT = "default";

  /** Whether what a participant of that role sends is refused, until told otherwise. */
  public boolean blocks(Role role) {
    return role == Role.PRESENTER ? presentersBlocked : othersBlocked;
  }

  /** Whether a participant of that role may change its own filter. */
  public boolean mayModifyOwn(Role role) {
    return role == Role.PRESENTER || othersMayModify;
  }

  /** The rules as an element. */
  public XmlElement element() {
    return XmlElement.of(MSCI, ELEMENT)
        .with(
            may(PRESENTER, true),
            may(DEFAULT, othersMayModify),
            initial(PRESENTER, presentersBlocked),
            initial(DEFAULT, othersBlocked));
  }

  private static XmlElement may(String role, boolean value) {
    return XmlElement.of(MSCI, "mayModifyOwnFilters")
        .withTextChild("role", role)
        .withTextChild("value", Boolean.toString(value));
  }

  private static XmlElement initial(String role, boolean blocked) {
    return XmlElement.of(MSCI, "initialFilters")
        .withTextChild("role", role)
        .withTextChild("ingressFilter", word(blocked));
  }

  /** {@code block} or {@code unblock}. */
  static String word(boolean blocked) {
    return blocked ? "block" : "unblock";
  }

  /** Reads {@code block} or {@code unblock}; {@link IllegalArgumentException} for anything else. */
  public static boolean isBlock(String word) {
    return switch (word) {
      case "block" -> true;
      case "unblock" -> false;
      default -> throw new IllegalArgumentException("neither block nor unblock: " + word);
    };
  }

  /** Reads the rules; what they do not say stays as in {@link #OPEN}. */
  public static MediaFilters read(XmlElement element) {
    XmlElement rules = element.named(ELEMENT);
    return new MediaFilters(
        blocked(rules, PRESENTER), blocked(rules, DEFAULT), mayModify(rules, DEFAULT));
  }

  private static boolean blocked(XmlElement rules, String role) {
    return rules
        .children("initialFilters")
        .filter(rule -> rule.childText("role").equals(role))
        .flatMap(rule -> rule.children("ingressFilter"))
        .findFirst()
        .map(word -> isBlock(word.text()))
        .orElse(false);
  }

  private static boolean mayModify(XmlElement rules, String role) {
    return rules
        .children("mayModifyOwnFilters")
        .filter(rule -> rule.childText("role").equals(role))
        .findFirst()
        .map(rule -> rule.childText("value").equals("true"))
        .orElse(false);
  }
}
