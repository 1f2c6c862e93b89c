package org.confab.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.SipDomains;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");

  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final MemoryPhotoStore store = new MemoryPhotoStore();
  private final Photos photos = new Photos(users, store);
  private final List<Boolean> told = new ArrayList<>();

  @BeforeEach
  void alice() {
    users.put(new User(ALICE, "Alice", "", "", "", "", "", true));
    photos.listen(() -> told.add(photos.any()));
  }

  @Test
  void aPictureIsFoundByItsNameAlone() {
    PhotoFacts facts = photos.set(ALICE, Pictures.jpeg("alice", 500));

    assertThat(facts.kind()).isEqualTo(ImageKind.JPEG);
    assertThat(facts.size()).isEqualTo(500);
    assertThat(facts.name()).isEqualTo(facts.hash() + ".jpg");
    assertThat(photos.of(ALICE)).contains(facts);
    assertThat(photos.named(facts.name()).map(Photo::facts)).contains(facts);
    assertThat(photos.named(facts.hash() + ".png")).isEmpty();
    assertThat(photos.named(facts.hash())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../secret.jpg", "%2e%2e/x.jpg", "ABC.jpg", "'.jpg"})
  void otherNamesAreNoPictures(String name) {
    photos.set(ALICE, Pictures.jpeg("alice", 500));
    assertThat(photos.named(name)).isEmpty();
  }

  @Test
  void itIsToldOnceThatThereArePicturesAndOnceThatNoneAreLeft() {
    photos.set(ALICE, Pictures.jpeg("one", 9));
    photos.set(ALICE, Pictures.jpeg("two", 9));
    assertThat(photos.reset(ALICE)).isEmpty();
    photos.reset(ALICE);
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void whoLooksFirstDoesNotHaveTheLastWord() throws InterruptedException {
    List<Runnable> meanwhile = new ArrayList<>();
    MemoryPhotoStore slow =
        new MemoryPhotoStore() {
          @Override
          public boolean any() {
            boolean seen = super.any();
            List<Runnable> now = List.copyOf(meanwhile);
            meanwhile.clear();
            now.forEach(Runnable::run);
            return seen;
          }
        };
    Photos asked = new Photos(users, slow);
    Thread other = new Thread(() -> asked.set(ALICE, Pictures.jpeg("alice", 9)));
    meanwhile.add(() -> startedUntilItEndsOrWaits(other));

    asked.changed();
    other.join();

    assertThat(asked.any()).isTrue();
  }

  private static void startedUntilItEndsOrWaits(Thread thread) {
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }

  @Test
  void withoutTheAdministratorsPictureTheDirectorysIsShown() {
    store.save(ALICE, PhotoSource.DIRECTORY, Pictures.photo("directory"));
    photos.set(ALICE, Pictures.jpeg("mine", 9));
    assertThat(photos.reset(ALICE)).contains(Pictures.photo("directory").facts());
  }

  @Test
  void nobodyHasNoPicture() {
    SipUri nobody = SipUri.parse("sip:nobody@litwareinc.com");
    byte[] file = Pictures.jpeg("x", 9);
    assertThatThrownBy(() -> photos.set(nobody, file)).isInstanceOf(AccountRefused.class);
    assertThatThrownBy(() -> photos.of(nobody)).isInstanceOf(AccountRefused.class);
    assertThatThrownBy(() -> photos.reset(nobody)).isInstanceOf(AccountRefused.class);
    assertThat(store.any()).isFalse();
  }

  @Test
  void whatIsTooLargeIsRefusedAndTheEarlierPictureStays() {
    PhotoFacts before = photos.set(ALICE, Pictures.jpeg("largest", Photo.MAX_BYTES));
    assertThatThrownBy(() -> photos.set(ALICE, Pictures.jpeg("more", Photo.MAX_BYTES + 1)))
        .isInstanceOf(PhotoRefused.class)
        .hasMessage("the picture is larger than 262144 octets");
    assertThat(photos.of(ALICE)).contains(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GIF8",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "BM......",
        "RIFFxxxxWEBP"
      })
  void whatIsNoPictureIsRefused(String text) {
    byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> photos.set(ALICE, file))
        .isInstanceOf(PhotoRefused.class)
        .hasMessageContaining("only JPEG, PNG and GIF");
  }

  @ParameterizedTest
  @CsvSource({
    "GIF89a, GIF, gif",
    "GIF87a, GIF, gif",
    "'\u0089PNG\r\n\u001a\n.', PNG, png",
    "'\u00ff\u00d8\u00ff\u00e0', JPEG, jpg"
  })
  void aFileIsWhatItsFirstOctetsSay(String text, ImageKind kind, String extension) {
    byte[] file =
        text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    PhotoFacts facts = photos.set(ALICE, file);
    assertThat(facts.kind()).isEqualTo(kind);
    assertThat(facts.name()).endsWith("." + extension);
  }
}
