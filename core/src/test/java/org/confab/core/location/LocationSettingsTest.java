package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationSettingsTest {
  private static final String URL = "confab.location.secondary.url";

  private static LocationSettings of(Map<String, String> properties) {
    return LocationSettings.of(name -> Optional.ofNullable(properties.get(name)));
  }

  @Test
  void nobodyIsAskedAndNobodyTrustedUnlessToldSo() {
    assertThat(of(Map.of()))
        .isEqualTo(new LocationSettings(Optional.empty(), Set.of(), Optional.empty(), false));
  }

  @Test
  void everythingMayBeSet() {
    LocationSettings settings =
        of(
            Map.of(
                URL,
                "https://lis.example.com/locationinformation/liservice.svc",
                "confab.location.secondary.user",
                "lis",
                "confab.location.secondary.password.file",
                "/etc/confab/lis",
                "confab.location.trusted",
                "sip:LIS@example.com, sip:b@example.com",
                "confab.street.guide",
                "streets.csv",
                "confab.street.guide.unknown",
                "mark"));

    assertThat(settings.secondary().orElseThrow().address().getHost()).isEqualTo("lis.example.com");
    assertThat(settings.secondary().orElseThrow().user()).hasValue("lis");
    assertThat(settings.trusted())
        .containsExactlyInAnyOrder(
            SipUri.parse("sip:lis@example.com").aor(), SipUri.parse("sip:b@example.com").aor());
    assertThat(settings.guide()).hasValue(Path.of("streets.csv"));
    assertThat(settings.markUnknown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://lis.example.com/",
        "ftp://lis.example.com/",
        "lis.example.com",
        "https:///path",
        "https://me:secret@lis.example.com/"
      })
  void whatIsNoSafeAddressIsRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(Map.of(URL, url)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/lis", "http://localhost/", "http://[::1]:80/"})
  void onThisMachineNothingNeedsToBeSecret(String url) {
    assertThat(of(Map.of(URL, url)).secondary()).isPresent();
  }

  @Test
  void nameAndPasswordGoTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> of(Map.of(URL, "https://a.example/", "confab.location.secondary.user", "lis")));
  }

  @Test
  void anUnknownAddressIsRefusedOrMarked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of("confab.street.guide.unknown", "perhaps")))
        .withMessageContaining("neither refuse nor mark");
  }
}
