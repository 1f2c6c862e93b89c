package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.addConference;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.Base64;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, policies and settings of conferences. */
class ConferenceAccessTest {
  private static final String ID = "<msci:conference-id>AB12CD34</msci:conference-id>";
  private static final String ANONYMOUS =
      ID + "<msci:admission-policy>anonymous</msci:admission-policy>";
  private static final String GET =
      "<getConference xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions'>"
          + "<conferenceKeys msci:conference-id='AB12CD34'/>CERTIFICATE</getConference>";
  private static final String CERTIFICATE =
      "<msci:encryption-key><msci:x509-certificate>AQID</msci:x509-certificate></msci:encryption-key>";

  private final Conferencing conferencing = new Conferencing();

  private C3pResponse add(String description) {
    return conferencing.service("alice", addConference(description, ""));
  }

  private static String key(String content) {
    return "<msci:conference-key>" + content + "</msci:conference-key>";
  }

  private static String cms(String secret) {
    return key(
        "<msci:cms-data>"
            + Base64.getEncoder().encodeToString(ReadableKey.sealed(secret))
            + "</msci:cms-data>");
  }

  private ConferenceRecord.Access stored() {
    return conferencing
        .store
        .find(user("alice"), ConferenceId.of("AB12CD34"))
        .orElseThrow()
        .details()
        .access();
  }

  private String told(String certificate) {
    return conferencing
        .service("alice", GET.replace("CERTIFICATE", certificate))
        .answer()
        .path("conference-info", "conference-description", "conference-key", "cms-data")
        .map(
            found ->
                new String(
                    Base64.getDecoder().decode(found.text()),
                    java.nio.charset.StandardCharsets.UTF_8))
        .orElse("");
  }

  @Test
  void theKeyComesEncryptedAndGoesEncryptedToWhoShowsACertificate() {
    assertThat(add(ANONYMOUS + cms("s3cret")).code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(stored().key()).contains("s3cret");
    assertThat(told(CERTIFICATE)).isEqualTo("sealed:s3cret");
    assertThat(told("")).isEmpty();
  }

  @Test
  void participantsMayReadItTooOnceInside() {
    add(ANONYMOUS + key("s3cret"));
    String focus = ConferenceUri.focus(user("alice"), ConferenceId.of("AB12CD34")).asString();
    conferencing.join(focus, "bob");
    C3pResponse read =
        conferencing.info(
            focus,
            "bob",
            "<getConference><encryption-key><x509-certificate>AQID</x509-certificate>"
                + "</encryption-key></getConference>");
    assertThat(
            read.answer()
                .path("conference-info", "conference-description", "conference-key", "cms-data"))
        .isPresent();
  }

  @Test
  void aConferenceForStrangersAlwaysHasAKey() {
    add(ANONYMOUS);
    assertThat(stored().key().orElseThrow()).hasSize(16);
    assertThat(stored().toString()).doesNotContain(stored().key().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "<msci:cms-data>AQID</msci:cms-data>,INVALID_ENCRYPTION_KEY_USED",
    "<msci:cms-data>!</msci:cms-data>,INVALID_ENCRYPTION_KEY_USED",
    "with blank,INVALID_PASSCODE",
    "0123456789012345678901234567890123456789012345678901234567890123456789,INVALID_PASSCODE"
  })
  void badKeysHaveTheirReasons(String content, C3pReason reason) {
    assertThat(add(ANONYMOUS + key(content)).reason()).contains(reason);
  }

  @Test
  void policyDecidesAboutStrangersWhenTheConferenceIsMadeAndLater() {
    add(ANONYMOUS + key("s3cret"));
    StrangersKeys keys =
        new StrangersKeys(
            conferencing.live, conferencing.store, conferencing.rules, conferencing.clock);
    ConferenceUri uri = ConferenceUri.focus(user("alice"), ConferenceId.of("AB12CD34"));
    assertThat(keys.key(uri)).contains("s3cret");
    conferencing.rules.anonymous = false;
    assertThat(keys.key(uri)).isEmpty();
    assertThat(add(ANONYMOUS.replace("AB12", "CD12")).reason())
        .contains(C3pReason.ANONYMOUS_USERS_NOT_ALLOWED);
    assertThatThrownBy(() -> conferencing.join(uri.asString(), "stranger"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theKeyOfAConferenceThatIsOnComesFromMemory() {
    add(ANONYMOUS + key("s3cret"));
    ConferenceUri uri = ConferenceUri.focus(user("alice"), ConferenceId.of("AB12CD34"));
    StrangersKeys keys =
        new StrangersKeys(
            conferencing.live,
            new InMemoryConferenceStore(),
            conferencing.rules,
            conferencing.clock);
    assertThat(keys.key(uri)).isEmpty();
    conferencing.join(uri.asString(), "bob");
    assertThat(keys.key(uri)).contains("s3cret");
    assertThat(keys.key(uri.mcu(McuType.CHAT))).contains("s3cret");
    conferencing.service(
        "alice",
        addConference(ID + "<msci:conference-key>an0ther</msci:conference-key>", "")
            .replace("addConference", "modifyConference")
            .replace("entity=''", "entity='' version='1'"));
    assertThat(keys.key(uri)).contains("an0ther");
    conferencing.clock.forward(Duration.ofDays(30));
    assertThat(keys.key(uri)).as("as long as somebody is inside").contains("an0ther");
    conferencing.focus.left(new FocusDialogId("bob"));
    conferencing.focus.sweep();
    assertThat(keys.key(uri)).isEmpty();
  }

  @Test
  void policyBoundsTheSize() {
    conferencing.rules.size = 2;
    String focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", "");
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    assertThatThrownBy(() -> conferencing.join(focus, "dan"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("full");
  }

  @Test
  void settingsOfMcusAreKeptAndBounded() {
    String views =
        "<msci:conference-view><msci:entity-view entity='chat'><msci:entity-settings>TEXT"
            + "</msci:entity-settings></msci:entity-view></msci:conference-view>";
    assertThat(conferencing.service("alice", addConference(ID, views)).code())
        .isEqualTo(C3pCode.SUCCESS);
    assertThat(
            conferencing
                .service("alice", GET.replace("CERTIFICATE", ""))
                .answer()
                .path("conference-info", "conference-view", "entity-view", "entity-settings")
                .orElseThrow()
                .text())
        .isEqualTo("TEXT");
    assertThat(
            conferencing
                .service(
                    "alice",
                    addConference(ID.replace("AB", "CD"), views.replace("TEXT", "x".repeat(9000))))
                .reason())
        .contains(C3pReason.ENTITY_SETTINGS_TOO_LARGE);
  }

  @Test
  void autopromoteIsANumberOfBits() {
    assertThat(add(ID + "<msci:autopromote>many</msci:autopromote>").reason())
        .contains(C3pReason.REQUEST_MALFORMED);
    add(ID + "<msci:autopromote>32768</msci:autopromote>");
    String focus = ConferenceUri.focus(user("alice"), ConferenceId.of("AB12CD34")).asString();
    assertThat(
            conferencing
                .join(focus, "bob")
                .answer()
                .path("user", "roles", "entry")
                .orElseThrow()
                .text())
        .isEqualTo("presenter");
  }
}
