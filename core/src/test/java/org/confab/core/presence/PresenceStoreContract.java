package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** What every store of category instances has to do. */
public interface PresenceStoreContract {
  SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  SipUri BOB = SipUri.of("bob", "litwareinc.com");
  SipUri CAROL = SipUri.of("carol", "litwareinc.com");
  Instant NOW = Instant.parse("2026-11-21T02:05:36.602Z");

  /** An empty store. */
  PresenceStore store();

  /** A note in that container. */
  static CategoryInstance note(int container, long version, String text) {
    XmlElement value =
        Xml.read(
            "<note xmlns=\"http://schemas.microsoft.com/2006/09/sip/note\">"
                + "<body type=\"personal\" uri=\"\">"
                + text
                + "</body></note>");
    return new CategoryInstance(
        new CategoryKey(CategoryName.NOTE, 0, ContainerId.of(container)),
        version,
        ExpireType.STATIC,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.of(value));
  }

  private static PresenceWrite put(CategoryInstance... instances) {
    return new PresenceWrite(List.of(instances), List.of());
  }

  @Test
  default void usersWithoutInstancesAreAbsent() {
    assertThat(store().find(List.of(ALICE, BOB))).isEmpty();
    assertThat(store().find(List.of())).isEmpty();
  }

  @Test
  default void instancesOfManyUsersAreFoundInOneGo() {
    PresenceStore store = store();
    CategoryInstance alices = note(400, 1, "Grüße &lt;3 \u263a");
    store.write(ALICE, put(alices, note(300, 1, "b")));
    store.write(BOB, put(note(400, 1, "c")));
    store.write(CAROL, put(note(400, 1, "d")));

    assertThat(store.find(List.of(ALICE, BOB)))
        .hasSize(2)
        .hasEntrySatisfying(
            ALICE, found -> assertThat(found).containsExactlyInAnyOrder(alices, note(300, 1, "b")))
        .containsEntry(BOB, List.of(note(400, 1, "c")));
  }

  @Test
  default void anInstanceTakesThePlaceOfTheOneWithItsKey() {
    PresenceStore store = store();
    store.write(ALICE, put(note(400, 1, "a"), note(300, 1, "b")));
    store.write(ALICE, put(note(400, 2, "new")));

    assertThat(store.find(List.of(ALICE)).get(ALICE))
        .containsExactlyInAnyOrder(note(400, 2, "new"), note(300, 1, "b"));
  }

  @Test
  default void aRemovedInstanceIsGoneAndAnUnknownOnePassedOver() {
    PresenceStore store = store();
    store.write(ALICE, put(note(400, 1, "a"), note(300, 1, "b")));
    store.write(
        ALICE,
        new PresenceWrite(
            List.of(note(200, 1, "c")), List.of(note(400, 1, "").key(), note(100, 1, "").key())));

    assertThat(store.find(List.of(ALICE)).get(ALICE))
        .containsExactlyInAnyOrder(note(200, 1, "c"), note(300, 1, "b"));
  }

  @Test
  default void theLargestInstanceNumberAndAMissingValueAreKept() {
    PresenceStore store = store();
    CategoryInstance instance =
        new CategoryInstance(
            new CategoryKey(CategoryName.DEVICE, 0xFFFF_FFFFL, ContainerId.of(32767)),
            0xFFFF_FFFFL,
            ExpireType.STATIC,
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    store.write(ALICE, put(instance));

    assertThat(store.find(List.of(ALICE)).get(ALICE)).containsExactly(instance);
  }
}
