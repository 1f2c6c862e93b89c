package org.confab.protocol.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7616 3.9 and RFC 2617 3.5, and what is no answer at all. */
class DigestVectorsTest {
  private static final String MUFASA =
      "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\","
          + " algorithm=%s, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
          + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth,"
          + " response=\"%s\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final byte[] NO_BODY = new byte[0];

  @ParameterizedTest
  @CsvSource({
    "MD5,8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256,753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void the_examples_of_rfc_7616_hold(String token, String response) {
    DigestCredentials given = DigestCredentials.parse(MUFASA.formatted(token, response));
    DigestHash hash = mufasa(given, "Circle of Life");
    assertThat(given.isAnsweredWith(hash, "GET", NO_BODY)).isTrue();
    assertThat(given.isAnsweredWith(hash, "PUT", NO_BODY)).isFalse();
    assertThat(given.isAnsweredWith(mufasa(given, "Circle of life"), "GET", NO_BODY)).isFalse();
  }

  private static DigestHash mufasa(DigestCredentials given, String password) {
    return DigestHash.of(given.algorithm(), "Mufasa", "http-auth@example.org", password);
  }

  @Test
  void the_example_of_rfc_2617_holds() {
    DigestCredentials given =
        DigestCredentials.parse(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
                + " qop=auth, nc=00000001, cnonce=\"0a4f113b\","
                + " response=\"6629fae49393a05397450978507c4ef1\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    DigestHash hash =
        DigestHash.of(DigestAlgorithm.MD5, "Mufasa", "testrealm@host.com", "Circle Of Life");
    assertThat(given.isAnsweredWith(hash, "GET", NO_BODY)).isTrue();
    assertThat(given.count()).isEqualTo(1);
  }

  /** FIPS 180-4: another initial value than SHA-512, not its first half. */
  @Test
  void sha_512_256_is_not_a_cut_off_sha_512() {
    assertThat(DigestAlgorithm.SHA_512_256.hex("abc"))
        .isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
  }

  @Test
  void auth_int_protects_the_body() {
    byte[] body = "v=0".getBytes(StandardCharsets.US_ASCII);
    DigestCredentials unanswered = credentials("auth-int", "alice");
    DigestHash hash = DigestHash.of(DigestAlgorithm.SHA_256, "alice", "a.com", "secret");
    DigestCredentials answered =
        withResponse(unanswered, unanswered.expected(hash, "INVITE", body));
    assertThat(answered.isAnsweredWith(hash, "INVITE", body)).isTrue();
    assertThat(answered.isAnsweredWith(hash, "INVITE", NO_BODY)).isFalse();
  }

  private static DigestCredentials credentials(String qop, String user) {
    return DigestCredentials.parse(
        "Digest username=\""
            + user
            + "\",realm=\"a.com\",nonce=\"n\",uri=\"sip:a.com\",algorithm=sha-256,qop="
            + qop
            + ",nc=0000000a,cnonce=\"c\",response=\"00\"");
  }

  private static DigestCredentials withResponse(DigestCredentials given, String response) {
    return new DigestCredentials(
        given.username(),
        given.realm(),
        given.nonce(),
        given.uri(),
        response,
        given.algorithm(),
        given.cnonce(),
        given.opaque(),
        given.qop(),
        given.nc(),
        given.session());
  }

  @Property
  void only_the_right_password_answers(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String password,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String guess,
      @ForAll DigestAlgorithm algorithm) {
    DigestCredentials given = credentials("auth", "alice");
    DigestCredentials of =
        new DigestCredentials(
            "alice",
            "a.com",
            given.nonce(),
            given.uri(),
            "",
            algorithm,
            given.cnonce(),
            "",
            DigestQop.AUTH,
            given.nc(),
            given.session());
    DigestHash hash = DigestHash.of(algorithm, "alice", "a.com", password);
    DigestHash other = DigestHash.of(algorithm, "alice", "a.com", guess);
    DigestCredentials answered = withResponse(of, of.expected(hash, "BYE", NO_BODY));
    assertThat(answered.isAnsweredWith(other, "BYE", NO_BODY)).isEqualTo(password.equals(guess));
  }

  @Property
  void reading_ends_well_or_refuses(@ForAll @StringLength(max = 80) String text) {
    try {
      assertThat(DigestCredentials.parse("Digest " + text).username()).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  @Test
  void escapes_in_quoted_texts_are_undone() {
    assertThat(credentials("auth", "a\\\"b\\\\c").username()).isEqualTo("a\"b\\c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NTLM qop=\"auth\"",
        "Digest",
        "Digest username=\"a\"",
        "Digest username=\"a\", username=\"b\"",
        "Digest username=\"a",
        "Digest =\"a\"",
        "Digest username",
        "Digest username=a,realm=r,nonce=n,uri=u,response=1,cnonce=c,nc=1",
        "Digest username=a,realm=r,nonce=n,uri=u,response=1,cnonce=c,nc=1,qop=maybe",
        "Digest username=a,realm=r,nonce=n,uri=u,response=1,cnonce=c,nc=1,qop=auth,algorithm=MD4",
        "Digest username=a,realm=r,nonce=n,uri=u,response=1,cnonce=c,nc=1,qop=auth,userhash=true"
      })
  void incomplete_credentials_are_refused(String value) {
    assertThatThrownBy(() -> DigestCredentials.parse(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "00000001,1",
    "ffffffff,4294967295",
    "1,0",
    "0000000g,0",
    "+0000001,0",
    "000000001,0"
  })
  void a_count_has_eight_hexadecimal_digits(String written, long count) {
    DigestCredentials given = credentials("auth", "alice");
    assertThat(
            new DigestCredentials(
                    "a",
                    "r",
                    "n",
                    "u",
                    "",
                    given.algorithm(),
                    "c",
                    "",
                    DigestQop.AUTH,
                    written,
                    false)
                .count())
        .isEqualTo(count);
  }

  @Test
  void texts_show_no_secrets() {
    DigestHash hash = DigestHash.of(DigestAlgorithm.MD5, "a", "b", "c");
    assertThat(hash).hasToString("DigestHash[MD5]");
    assertThat(credentials("auth", "alice").toString()).doesNotContain("cnonce", "00");
  }

  @Test
  void a_challenge_is_written_as_phones_read_it() {
    DigestChallenge challenge =
        new DigestChallenge("a.com", "nonce", "op", DigestAlgorithm.SHA_256, true);
    assertThat(challenge.asString())
        .isEqualTo(
            "Digest realm=\"a.com\", nonce=\"nonce\", opaque=\"op\", algorithm=SHA-256,"
                + " qop=\"auth,auth-int\", stale=true");
    assertThatThrownBy(() -> new DigestChallenge("a\"b", "nonce", "op", DigestAlgorithm.MD5, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
