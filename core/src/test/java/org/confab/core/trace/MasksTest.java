package org.confab.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each place of the table of masks holds a secret; none comes out. */
class MasksTest {
  private static final String SECRET = "Xy7Zq9Kd3Lw0Pt5Vb8Nm2Hs6";
  private static final Masks MASKS = new Masks(32 * 1024, false);

  private static final String SDP = "application/sdp";
  private static final String XML = "application/xml";

  /** Headers of SIP and HTTP with {@code %s} where the secret stands, and what must stay. */
  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of(
            "Authorization: NTLM qop=\"auth\", gssapi-data=\"%s==\", version=4", "version=4"),
        Arguments.of(
            "Authorization: NTLM qop=\"auth\", response=\"%s\", opaque=\"7\"", "opaque=\"7\""),
        Arguments.of(
            "Proxy-Authorization: Kerberos gssapi-data=\"%s\", realm=\"R\"", "realm=\"R\""),
        Arguments.of(
            "Authorization: Digest username=\"bob\", nonce=\"%1$s\", response=\"%1$s\"", "bob"),
        Arguments.of("Authorization: Digest cnonce=%s, realm=\"a,b\"", "realm=\"a,b\""),
        Arguments.of("authorization : Basic %s=", "Basic"),
        Arguments.of("AUTHORIZATION: Bearer %s", "Bearer"),
        Arguments.of("Authorization: Whatever %s", "authorization"),
        Arguments.of("Authorization: %s", "authorization"),
        Arguments.of("Authorization: NTLM\r\n  gssapi-data=\"%s\",\r\n\tversion=3", "version=3"),
        Arguments.of("WWW-Authenticate: NTLM realm=\"SIP\", gssapi-data=\"%s\"", "realm=\"SIP\""),
        Arguments.of("WWW-Authenticate: Negotiate %s, Basic realm=\"x\"", "realm=\"x\""),
        Arguments.of("Proxy-Authenticate: TLS-DSK gssapi-data=\"%s\", version=4", "version=4"),
        Arguments.of("Authentication-Info: NTLM rspauth=\"%s\", snum=\"1\"", "snum=\"1\""),
        Arguments.of("Authentication-Info: nextnonce=\"%s\", qop=auth", "qop=auth"),
        Arguments.of("Proxy-Authentication-Info: TLS-DSK rspauth=\"%s\", cnum=\"4\"", "cnum"),
        Arguments.of("Authorization: NTLM gssapi-data=\"%s", "NTLM"),
        Arguments.of("Cookie: session=%s; theme=blue", "session="),
        Arguments.of("Set-Cookie: id=%s; Path=/", "id="),
        Arguments.of("X-MS-WebTicket: opaque=%s", "X-MS-WebTicket"),
        Arguments.of("X-Api-Key: %s", "X-Api-Key"),
        Arguments.of("X-Auth-Token: %s", "X-Auth-Token"),
        Arguments.of("Subject: %s", "text hidden"),
        Arguments.of("s: %s", "text hidden"),
        Arguments.of("ms-text-format: text/plain; charset=UTF-8; ms-body=%s==", "text/plain"),
        Arguments.of("Referred-By: <sip:a@b>;ms-identity=\"%s\";ms-identity-alg=x", "sip:a@b"),
        Arguments.of("Referred-By: <sip:a@b>;ms-identity-cookie=%s", "sip:a@b"),
        Arguments.of("Contact: <sip:bob:%s@10.0.0.1>", "10.0.0.1"),
        Arguments.of("Location: https://h/p?token=%s&a=b", "a=b"));
  }

  /** Bodies with {@code %s} where the secret stands, and what must stay. */
  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            SDP, "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%s|2^31|1:1\r\n", "AES_CM_128"),
        Arguments.of(
            SDP, "a=crypto:2 X inline:%1$s|1;inline:%1$s|2\r\na=sendrecv\r\n", "a=sendrecv"),
        Arguments.of(SDP, "m=audio 1 RTP/AVP 0\r\nk=base64:%s\r\n", "m=audio"),
        Arguments.of(SDP, "a=key-mgmt:mikey %s\r\n", "mikey"),
        Arguments.of(SDP, "a=ice-ufrag:abcd\r\na=ice-pwd:%s\r\n", "a=ice-ufrag:abcd"),
        Arguments.of(SDP, "a=candidate:user 1 %s UDP 0.9 127.0.0.1 5000\r\n", "127.0.0.1 5000"),
        Arguments.of(
            XML,
            "<credentials><username>%1$s</username><password>%1$s</password></credentials>",
            "<password>"),
        Arguments.of(
            XML, "<a:Security x=\"/>\"><b>%s</b></a:Security><c>stays</c>", "<c>stays</c>"),
        Arguments.of(
            "text/xml; charset=utf-8", "<wsse:Password Type='x'>%s</wsse:Password>", "Type='x'"),
        Arguments.of(
            XML,
            "<t:RequestedSecurityToken><Assertion>%s</Assertion></t:RequestedSecurityToken>",
            "Requested"),
        Arguments.of(XML, "<BinaryExchange>%s</BinaryExchange>", "BinaryExchange"),
        Arguments.of(XML, "<CipherValue>%s</CipherValue>", "CipherValue"),
        Arguments.of(XML, "<password><password/>%s</password>", "<password>"),
        Arguments.of(XML, "<password>%s", "<password>"),
        Arguments.of(XML, "<a password=\"%s\" b=\"c\"/>", "b=\"c\""),
        Arguments.of(XML, "<a Password='%s'/>", "<a"),
        Arguments.of(XML, "<x>&lt;password&gt;%s&lt;/password&gt;</x>", "</x>"),
        Arguments.of(XML, "<x>&lt;a password=&quot;%s&quot;&gt;</x>", "</x>"),
        Arguments.of(XML, "<relay-key name=\"n\">%s</relay-key>", "name=\"n\""),
        Arguments.of(
            XML, "<conference-key><cms-data>%s</cms-data></conference-key>", "conference-key"),
        Arguments.of(XML, "<![CDATA[<password>%s</password>]]>", "]]>"),
        Arguments.of("application/json", "{\"password\": \"%s\\\"%s\",\"a\":1}", "\"a\":1"),
        Arguments.of("application/json", "{\"token\":%s}", "token"),
        Arguments.of("application/x-www-form-urlencoded", "user=a&password=%s&x=y", "x=y"),
        Arguments.of(
            "", "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----\n", "END RSA"),
        Arguments.of("", "-----BEGIN PRIVATE KEY-----\n%s\n", "BEGIN"),
        Arguments.of("", "see sip:bob:%s@host.example", "host.example"),
        Arguments.of("", "Authorization: Basic %s", "Basic"),
        Arguments.of("", "NTLM TlRMTVNTUAAB%s==", "NTLM"),
        Arguments.of("text/plain", "%s", "text hidden: text/plain, 24 bytes"),
        Arguments.of("text/html; charset=UTF-8", "<p>%s</p>", "text hidden: text/html"),
        Arguments.of("text/rtf", "{\\rtf %s}", "text hidden"),
        Arguments.of("message/cpim", "From: x\r\n\r\nContent-Type: text/plain\r\n\r\n%s", "hidden"),
        Arguments.of("application/x-ms-ink", "base64:%s", "hidden"),
        Arguments.of(
            "multipart/alternative; boundary=\"b\"",
            "--b\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + "%1$s\r\n"
                + "--b\r\n"
                + "Content-Type: text/html\r\n\r\n"
                + "<i>%1$s</i>\r\n"
                + "--b--",
            "text hidden: text/html"),
        Arguments.of(
            "multipart/mixed;boundary=b",
            "--b\r\n"
                + "Content-Type: multipart/mixed; boundary=c\r\n\r\n"
                + "--c\r\n\r\n"
                + "%s\r\n"
                + "--c--\r\n"
                + "--b--",
            "--c"),
        Arguments.of(
            "multipart/mixed;boundary=b",
            "--b\r\n"
                + "Content-Type: application/xml\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + "%s\r\n"
                + "--b--",
            "encoded"),
        Arguments.of(
            "multipart/mixed;boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\n%s", "hidden"),
        Arguments.of("multipart/mixed", "--b\r\n\r\n%s\r\n--b--", "parts"));
  }

  private static String message(String header, String type, String body) {
    byte[] bytes =
        ("INVITE sip:bob@litwareinc.com SIP/2.0\r\n"
                + header
                + "\r\nCall-ID: 1\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "\r\n"
                + body)
            .getBytes(StandardCharsets.UTF_8);
    return MASKS.message(bytes);
  }

  private static String with(String form, String secret) {
    return form.contains("%1$s") ? form.replace("%1$s", secret) : form.replace("%s", secret);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void secretsInHeadersAreMaskedAndTheRestStays(String form, String stays) {
    String masked = message(with(form, SECRET), "", "");
    assertThat(masked).doesNotContain(SECRET).containsIgnoringCase(stays);
    assertThat(masked)
        .startsWith("INVITE sip:bob@litwareinc.com SIP/2.0\r\n")
        .contains("Call-ID: 1");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void secretsInBodiesAreMaskedAndTheRestStays(String type, String form, String stays) {
    assertThat(message("To: x", type, with(form, SECRET))).doesNotContain(SECRET).contains(stays);
  }

  @Test
  void whatIsNoTextInUtf8IsToldByTypeAndLength() {
    byte[] utf16 = ("<password>" + SECRET + "</password>").getBytes(StandardCharsets.UTF_16LE);
    assertThat(MASKS.document("application/xml", utf16))
        .isEqualTo("[binary: application/xml, " + utf16.length + " bytes]");
    assertThat(message("Content-Encoding: gzip", XML, "zipped")).contains("[encoded: ");
  }

  @Test
  void textsOfPeopleAreShownToWhoIsAllowed() {
    Masks telling = new Masks(32 * 1024, true);
    String message =
        "MESSAGE sip:b@x SIP/2.0\r\nSubject: lunch\r\nAuthorization: Basic "
            + SECRET
            + "\r\nContent-Type: text/plain\r\n\r\nhello";
    assertThat(telling.message(message.getBytes(StandardCharsets.UTF_8)))
        .contains("Subject: lunch")
        .endsWith("hello")
        .doesNotContain(SECRET);
    assertThat(MASKS.message(message.getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("lunch")
        .endsWith("[text hidden: text/plain, 5 bytes]");
  }

  @Test
  void aMessageOfAnUnknownTypeIsHiddenAndATypingNoticeIsNot() {
    String typing = "<isComposing><state>active</state></isComposing>";
    String form = "MESSAGE sip:b@x SIP/2.0\r\nContent-Type: %s\r\n\r\n%s";
    assertThat(
            MASKS.message(
                form.formatted("application/im-iscomposing+xml", typing)
                    .getBytes(StandardCharsets.UTF_8)))
        .contains("active");
    assertThat(
            MASKS.message(
                form.formatted("application/new", SECRET).getBytes(StandardCharsets.UTF_8)))
        .doesNotContain(SECRET);
  }

  @Test
  void longMessagesAreCutOffAndSayHowMuchIsGone() {
    String masked =
        new Masks(1_000, false)
            .message(
                ("OPTIONS sip:x SIP/2.0\r\n\r\n" + "a ".repeat(9_000))
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(masked).hasSizeLessThan(1_100).endsWith("more]");
  }

  @Test
  void aSecretBehindWhatIsLookedAtIsNotShown() {
    String body =
        "<a>" + "x".repeat(Masks.LOOKED_AT - 13) + "<password>" + SECRET + "</password></a>";
    assertThat(
            new Masks(Integer.MAX_VALUE - 100, false)
                .document(XML, body.getBytes(StandardCharsets.UTF_8)))
        .doesNotContain(SECRET);
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("+/_-.")
        .ofMinLength(20)
        .ofMaxLength(400)
        .map(one -> "Q" + one + "Q");
  }

  @Provide
  Arbitrary<Arguments> places() {
    return Arbitraries.of(Stream.concat(headers(), bodies()).toList());
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().ascii().withChars("\r\n<>\"'&;:= ").ofMaxLength(200);
  }

  @Property(tries = 2_000)
  void noPlantedSecretEverAppears(
      @ForAll("places") Arguments place,
      @ForAll("secrets") String secret,
      @ForAll("noise") String noise) {
    Object[] row = place.get();
    String masked =
        row.length == 2
            ? message(with((String) row[0], secret), "application/noise", noise)
            : message("To: x", (String) row[0], with((String) row[1], secret) + noise);
    assertThat(masked).doesNotContain(secret);
  }

  @Property(tries = 2_000)
  void anyBytesAreMaskedWithoutFail(@ForAll byte[] bytes, @ForAll("noise") String noise) {
    assertThat(MASKS.message(bytes)).isNotNull();
    assertThat(MASKS.message(noise.getBytes(StandardCharsets.UTF_8))).isNotNull();
    assertThat(MASKS.document(XML, Base64.getEncoder().encode(bytes))).isNotNull();
  }

  /** What strangers may send: looking at each beginning up to the end took minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"sip:a:", "<pin ", "<password x='", "&lt;pin "})
  @Timeout(20)
  void manyBeginningsOfSecretsAreLookedAtOnce(String beginning) {
    String many = beginning.repeat(128 * 1024 / beginning.length());
    assertThat(XmlSecrets.masked(many)).isNotEmpty();
    assertThat(BodyMask.URI_PASSWORD.masked(many)).isEqualTo(many);
  }
}
