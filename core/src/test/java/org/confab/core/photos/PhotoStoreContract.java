package org.confab.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.photos.PhotoSource.ADMINISTRATOR;
import static org.confab.core.photos.PhotoSource.DIRECTORY;

import java.util.List;
import java.util.Map;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link PhotoStore} keeps to. */
public interface PhotoStoreContract {
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");

  /** An empty store; alice and bob are users. */
  PhotoStore store();

  @Test
  default void whatIsKeptIsFoundByItsHash() {
    PhotoStore store = store();
    assertThat(store.any()).isFalse();
    Photo large = Photo.of(Pictures.jpeg("large", Photo.MAX_BYTES));

    assertThat(store.save(ALICE, ADMINISTRATOR, large)).isTrue();

    assertThat(store.any()).isTrue();
    assertThat(store.find(large.facts().hash()).orElseThrow().bytes()).isEqualTo(large.bytes());
    assertThat(store.find("0".repeat(64))).isEmpty();
    assertThat(store.facts(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, large.facts()));
    assertThat(store.facts(List.of())).isEmpty();
  }

  @Test
  default void theAdministratorsPictureGoesBeforeTheDirectorys() {
    PhotoStore store = store();
    store.save(ALICE, ADMINISTRATOR, Pictures.photo("mine"));
    store.save(ALICE, DIRECTORY, Pictures.photo("theirs"));
    assertThat(store.facts(List.of(ALICE))).containsEntry(ALICE, Pictures.photo("mine").facts());

    assertThat(store.remove(ALICE, ADMINISTRATOR)).isTrue();
    assertThat(store.remove(ALICE, ADMINISTRATOR)).isFalse();
    assertThat(store.facts(List.of(ALICE))).containsEntry(ALICE, Pictures.photo("theirs").facts());
    assertThat(store.find(Pictures.photo("mine").facts().hash())).isEmpty();
  }

  @Test
  default void anotherPictureTakesThePlaceOfTheEarlierOne() {
    PhotoStore store = store();
    store.save(ALICE, DIRECTORY, Pictures.photo("one"));

    assertThat(store.save(ALICE, DIRECTORY, Pictures.photo("one"))).isFalse();
    assertThat(store.save(ALICE, DIRECTORY, Pictures.photo("two"))).isTrue();

    assertThat(store.find(Pictures.photo("one").facts().hash())).isEmpty();
    assertThat(store.facts(List.of(ALICE))).containsEntry(ALICE, Pictures.photo("two").facts());
  }

  @Test
  default void twoMayHaveTheSamePicture() {
    PhotoStore store = store();
    store.save(ALICE, DIRECTORY, Pictures.photo("same"));
    store.save(BOB, ADMINISTRATOR, Pictures.photo("same"));
    store.remove(ALICE, DIRECTORY);

    assertThat(store.find(Pictures.photo("same").facts().hash())).isPresent();
    assertThat(store.facts(List.of(ALICE, BOB))).containsOnlyKeys(BOB);
  }
}
