package org.confab.protocol.lcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code userInfo}: what is kept for a user, on whatever device and if none is signed in ([MS-SIP]
 * 2.2.1). Any XML is allowed; the elements that clients of the time agreed on have a meaning here.
 *
 * @param note the user's note; empty for none
 * @param outOfOffice whether the note is the one of an absence
 * @param state what the user says of himself, if anything
 * @param more all other elements, as they were written
 */
public record UserInfo(
    String note, boolean outOfOffice, Optional<UserInfoState> state, List<XmlElement> more) {
  /** Longest body, in characters; the specification sets it. */
  public static final int MAX_LENGTH = 1024;

  /** Nothing is said. */
  public static final UserInfo NONE = new UserInfo("", false, Optional.empty(), List.of());

  private static final Set<String> KNOWN = Set.of("note", "oof", "states");

  /** Copies its list. */
  public UserInfo {
    more = List.copyOf(more);
  }

  /** Reads the element; throws {@link IllegalArgumentException} beyond its limit. */
  public static UserInfo read(XmlElement element) {
    List<XmlElement> children = element.children();
    if (length(children) > MAX_LENGTH) {
      throw new IllegalArgumentException("userInfo is longer than " + MAX_LENGTH + " characters");
    }
    return new UserInfo(
        element.childText("note"),
        element.child("oof").isPresent(),
        element.path("states", "state").flatMap(UserInfoState::read),
        children.stream().filter(child -> !KNOWN.contains(child.name())).toList());
  }

  private static int length(List<XmlElement> children) {
    return children.stream()
        .mapToInt(
            child -> {
              String text = Xml.write(child);
              return text.length() - inherited(child, text);
            })
        .sum();
  }

  /** The namespace that a child repeats here, but did not need to within its document. */
  private static int inherited(XmlElement child, String text) {
    String declaration = " xmlns=\"" + child.namespace() + "\"";
    return text.contains(declaration) ? declaration.length() : 0;
  }

  /** The element. */
  public XmlElement write() {
    List<XmlElement> children = new ArrayList<>();
    if (!note.isEmpty()) {
      children.add(XmlElement.of(LcsXml.PRESENCE, "note").withText(note));
    }
    if (outOfOffice) {
      children.add(XmlElement.of(LcsXml.PRESENCE, "oof"));
    }
    if (state.isPresent()) {
      children.add(XmlElement.of(LcsXml.PRESENCE, "states").with(state.get().write()));
    }
    children.addAll(more);
    return XmlElement.of(LcsXml.PRESENCE, "userInfo").with(children);
  }
}
