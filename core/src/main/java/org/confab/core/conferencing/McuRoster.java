package org.confab.core.conferencing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.confab.core.mcufactory.McuLimits;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What one MCU has told of a conference: who has which endpoints there, and its entity-view
 * ([MS-CONFBAS] 3.4). Documents of MCUs are merged by element, whatever their content.
 *
 * @param members by address of record, in the order in which they came
 * @param view content of the entity-view
 */
public record McuRoster(Map<SipUri, Member> members, List<XmlElement> view) {
  /** Most members that an MCU is believed; each call is one's. */
  static final int MEMBERS = McuLimits.DEFAULT.legs();

  /** Most endpoints of a member. */
  static final int ENDPOINTS = 64;

  /** An MCU that has told nothing yet. */
  public static final McuRoster EMPTY = new McuRoster(Map.of(), List.of());

  /**
   * A user as the MCU tells of him.
   *
   * @param displayText name, may be empty
   * @param endpoints endpoint elements by entity
   */
  public record Member(String displayText, Map<String, XmlElement> endpoints) {
    /** Copies its map. */
    public Member {
      endpoints = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    }
  }

  /**
   * What a document has made of a roster.
   *
   * @param next the roster now
   * @param users who is other than before
   * @param view whether the entity-view is
   */
  record Merged(McuRoster next, Set<SipUri> users, boolean view) {}

  /** Copies its collections. */
  public McuRoster {
    members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    view = List.copyOf(view);
  }

  /** The roster after that conference-info document; what it does not name stays. */
  Merged merge(XmlElement info) {
    boolean full = isState(info, "full") && info.attribute("state").isPresent();
    Map<SipUri, Member> next = new LinkedHashMap<>(members);
    Set<SipUri> changed = new LinkedHashSet<>();
    info.child("users")
        .ifPresent(
            users -> {
              if (full || isState(users, "full") && users.attribute("state").isPresent()) {
                changed.addAll(next.keySet());
                next.clear();
              }
              users.children("user").forEach(user -> merge(next, changed, user));
            });
    List<XmlElement> nextView = mergedView(info);
    return new Merged(new McuRoster(next, nextView), changed, !nextView.equals(view));
  }

  /** Whether a user has called this MCU himself, which only participants may. */
  boolean hasDialedIn(SipUri user) {
    Member member = members.get(user);
    return member != null
        && member.endpoints().values().stream()
            .anyMatch(endpoint -> endpoint.childText("joining-method").equals("dialed-in"));
  }

  private static void merge(Map<SipUri, Member> members, Set<SipUri> changed, XmlElement user) {
    SipUri aor = SipUri.parse(user.attribute("entity").orElse("")).aor();
    if (members.size() >= MEMBERS && !members.containsKey(aor)) {
      return;
    }
    changed.add(aor);
    if (isState(user, "deleted")) {
      members.remove(aor);
      return;
    }
    Member known = members.getOrDefault(aor, new Member("", Map.of()));
    boolean partial = isState(user, "partial");
    Map<String, XmlElement> endpoints =
        new LinkedHashMap<>(partial ? known.endpoints() : Map.<String, XmlElement>of());
    for (XmlElement endpoint : user.children("endpoint").toList()) {
      String entity = endpoint.attribute("entity").orElse("");
      if (isState(endpoint, "deleted") || endpoint.childText("status").equals("disconnected")) {
        endpoints.remove(entity);
      } else if (endpoints.size() < ENDPOINTS || endpoints.containsKey(entity)) {
        endpoints.put(entity, endpoint);
      }
    }
    if (endpoints.isEmpty()) {
      members.remove(aor);
    } else {
      String name = user.childText("display-text");
      members.put(aor, new Member(name.isEmpty() ? known.displayText() : name, endpoints));
    }
  }

  private List<XmlElement> mergedView(XmlElement info) {
    List<XmlElement> next = new ArrayList<>(view);
    info.child("conference-view").stream()
        .flatMap(all -> all.children("entity-view"))
        .forEach(
            one -> {
              if (!isState(one, "partial")) {
                next.clear();
              }
              for (XmlElement child : one.children()) {
                next.removeIf(old -> old.name().equals(child.name()));
                next.add(child);
              }
            });
    return next;
  }

  private static boolean isState(XmlElement element, String state) {
    return element.attribute("state").orElse("full").equals(state);
  }
}
