package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.user;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

/** What a restart of the server leaves, which keeps one store and empties the other. */
class RestartTest {
  private final PresenceWorld world = new PresenceWorld();
  private final PresenceStore durable = new InMemoryPresenceStore();

  /** A server on the durable store, with nothing else. */
  private final class Server {
    private final PresenceStore store =
        new SplitPresenceStore(durable, new InMemoryPresenceStore());
    private final Presentities presentities =
        new Presentities(world.directory, store, world.containers, world.clock);
    private final PresenceService service =
        new PresenceService(
            presentities, store, List.of(), world.registered, new Stripes(), world.clock);

    void publish(String publications) {
      String document =
          "<publish><publications uri=\""
              + ALICE
              + "\">"
              + publications
              + "</publications></publish>";
      service.publish(ALICE_DESK, PublishRequest.read(Xml.read(document)));
    }

    Optional<Integer> availability() {
      byte[] document =
          new CategoriesEncoder()
              .whole(new SeenPresence(alice(), container(), false), Set.of(CategoryName.STATE));
      return Seen.availability(CategoriesDocument.read(Xml.read(document)));
    }

    List<String> notes() {
      return alice().view(container(), CategoryName.NOTE).stream()
          .map(note -> note.value().orElseThrow().childText("body"))
          .toList();
    }

    private Presentity alice() {
      return presentities.load(ALICE).orElseThrow();
    }

    private ContainerId container() {
      return alice().containerOf(BOB_DESK.aor(), SipDomains.of("litwareinc.com"));
    }
  }

  @Test
  void theOwnStateAndNotesStayAndShowOnceSomebodyIsThere() {
    String userBound =
        note("until I leave", 0)
            .replace("static", "user")
            .replace("instance=\"0\"", "instance=\"9\"");
    Server first = new Server();
    first.publish(machine(3500, 7, 0) + user(6500, 0) + note("hello", 0) + userBound);
    assertThat(first.availability()).contains(6500);
    assertThat(first.notes()).containsExactlyInAnyOrder("hello", "until I leave");

    Server second = new Server();
    assertThat(second.availability()).contains(18500);
    assertThat(second.notes()).containsExactly("hello");

    second.publish(machine(3500, 7, 0));
    assertThat(second.availability()).contains(6500);
    second.publish(user(3500, 1) + note("back", 1));
    assertThat(second.availability()).contains(3500);
    assertThat(second.notes()).containsExactly("back");
  }
}
