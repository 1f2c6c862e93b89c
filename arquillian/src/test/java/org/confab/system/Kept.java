package org.confab.system;

import java.util.List;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.xml.Xml;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/**
 * What the server keeps of a user for good, as a new endpoint of the user reads it.
 *
 * @param contacts the contact list with groups and delta number, as it is written
 * @param containers who is in which container, with versions
 * @param categories what the user's clients published as static, with versions and times
 */
record Kept(String contacts, List<Container> containers, List<Category> categories) {
  /** The instance of the status that a person has chosen. */
  private static final long USER_STATE = 0x20000000L;

  /** Reads both lists. */
  static Kept of(SipUser user) {
    RoamingData self = RoamingData.read(Xml.read(read(user, "self")));
    return new Kept(
        read(user, "contacts"),
        self.containers().orElseThrow(),
        self.categories().orElseThrow().categories().stream().filter(Kept::published).toList());
  }

  private static boolean published(Category category) {
    boolean byAClient =
        category.name().equals(CategoryName.NOTE)
            || category.instance().filter(instance -> instance == USER_STATE).isPresent();
    return byAClient
        && category.ownership().filter(own -> own.expireType() == ExpireType.STATIC).isPresent();
  }

  /** How a client asks for one of its lists, such as {@code contacts}. */
  static SipRequest question(SipUser user, String list) {
    String name = "vnd-microsoft-roaming-" + list;
    return user.request("SUBSCRIBE", user.aor())
        .with("Event", name)
        .with("Accept", "application/" + name + "+xml")
        .with("Supported", "ms-piggyback-first-notify")
        .with("Supported", "ms-benotify")
        .with("Proxy-Require", "ms-benotify");
  }

  private static String read(SipUser user, String list) {
    SipMessage answer = user.ask(question(user, list));
    if (answer.status() != 200) {
      throw new AssertionError("cannot read " + list + ":\n" + answer);
    }
    return answer.body();
  }
}
