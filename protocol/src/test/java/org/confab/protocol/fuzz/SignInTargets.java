package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestCredentials;
import org.confab.protocol.digest.DigestHash;
import org.confab.protocol.digest.DigestQop;
import org.confab.protocol.http.BasicCredentials;
import org.confab.protocol.http.ByteRange;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.kerberos.Keytab;
import org.confab.protocol.kerberos.NegotiationToken;
import org.confab.protocol.kerberos.ServiceTicket;
import org.confab.protocol.ntlm.AuthenticateMessage;
import org.confab.protocol.ntlm.ChallengeMessage;
import org.confab.protocol.ntlm.NegotiateMessage;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.ntlm.NtlmResponder;
import org.confab.protocol.ntlm.NtlmV2;
import org.confab.protocol.ntlm.TargetInfo;
import org.confab.protocol.sipae.AuthenticationHeader;

/** What people prove with who they are, over SIP and HTTP. */
final class SignInTargets implements FuzzTargets {
  private static final TargetInfo TARGET =
      TargetInfo.of("OCS", "EXAMPLE", Instant.parse("2026-11-21T12:00:00Z"));
  private static final byte[] CHALLENGE =
      ChallengeMessage.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, TARGET).encoded();
  private static final byte[] ANSWER =
      NtlmResponder.answer(CHALLENGE, "EXAMPLE", "alice", "Confab-1").token();
  private static final NtHash OTHER_PASSWORD = NtHash.ofPassword("another");

  @Override
  public List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("ntlm-negotiate", NegotiateMessage.class)
            .seeds(List.of(NtlmResponder.negotiate(), ANSWER))
            .holds(
                token -> {
                  if (NegotiateMessage.is(token)) {
                    NegotiateMessage.parse(token);
                  }
                }),
        FuzzTarget.bytes("ntlm-challenge", ChallengeMessage.class, TargetInfo.class)
            .seeds(List.of(CHALLENGE))
            .codec(
                ChallengeMessage::parse,
                ChallengeMessage::encoded,
                message -> HexFormat.of().formatHex(message.encoded())),
        FuzzTarget.bytes("ntlm-authenticate", AuthenticateMessage.class)
            .seeds(List.of(ANSWER))
            .codec(
                AuthenticateMessage::parse,
                AuthenticateMessage::encoded,
                message -> HexFormat.of().formatHex(message.encoded())),
        FuzzTarget.bytes("ntlm-proof", NtlmV2.class)
            .seeds(List.of(ANSWER))
            .holds(
                token -> {
                  assertThat(NtlmV2.verify(CHALLENGE, token, OTHER_PASSWORD)).isEmpty();
                }),
        FuzzTarget.bytes("ntlm-challenged", NtlmResponder.class)
            .seeds(List.of(CHALLENGE))
            .holds(
                token -> {
                  if (token.length < 1_000) {
                    NtlmResponder.answer(token, "EXAMPLE", "alice", "Confab-1");
                  }
                }),
        FuzzTarget.bytes("negotiation", NegotiationToken.class)
            .seeds(
                List.of(
                    NegotiationToken.challenge(CHALLENGE),
                    NegotiationToken.completed(),
                    HexFormat.of()
                        .parseHex(
                            "604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a0428"
                                + HexFormat.of().formatHex(NtlmResponder.negotiate()))))
            .holds(
                token -> {
                  NegotiationToken.ntlm(token)
                      .ifPresent(inner -> assertThat(NegotiationToken.isNtlm(inner)).isTrue());
                }),
        FuzzTarget.bytes("kerberos-ticket", ServiceTicket.class)
            .seeds(FuzzSeeds.tickets())
            .holds(SignInTargets::ticket),
        FuzzTarget.bytes("kerberos-keytab", Keytab.class)
            .seeds(List.of(Base64.getDecoder().decode(KEYTAB)))
            .reads(Keytab::parse),
        FuzzTarget.text("kerberos-name", KerberosName.class)
            .seeds("alice@AD.TEST", "sip/sip.litwareinc.com@AD.TEST")
            .codec(KerberosName::parse, KerberosName::asString),
        FuzzTarget.text("digest", DigestCredentials.class, DigestHash.class)
            .seeds(
                "Digest username=\"alice\", realm=\"example.test\", nonce=\"MTc5NTIyNjE0MQ==\","
                    + " uri=\"sip:example.test\", response=\"6629fae49393a05397450978507c4ef1\","
                    + " algorithm=MD5, cnonce=\"0a4f113b\", opaque=\"5ccc\", qop=auth,"
                    + " nc=00000001",
                "digest username=\"a\\\"b\",realm=x,nonce=y,uri=\"sip:x\",response=ab,"
                    + "algorithm=SHA-256-sess,cnonce=c,qop=\"auth-int\",nc=ffffffff")
            .holds(SignInTargets::digest),
        FuzzTarget.text("digest-words", DigestAlgorithm.class, DigestQop.class)
            .seeds("SHA-512-256", "MD5", "auth-int")
            .holds(
                word -> {
                  DigestAlgorithm.of(word)
                      .ifPresent(one -> assertThat(one.token()).isEqualToIgnoringCase(word));
                  assertThat(DigestQop.of(word)).isNotNull();
                }),
        FuzzTarget.text("sipae-header", AuthenticationHeader.class)
            .seeds(
                "NTLM qop=\"auth\", opaque=\"E5037416F2\", realm=\"SIP Communications Service\","
                    + " targetname=\"ocs.example.test\", crand=\"b375d1e9\", cnum=\"4\","
                    + " response=\"0100000074D5F47B2FA994F864000000\"",
                "TLS-DSK realm=\"x\", targetname=\"y\", version=4, gssapi-data=\"FgMBAA==\"",
                "Kerberos realm=\"a\\\"b\",version=3")
            .codec(AuthenticationHeader::parse, AuthenticationHeader::asString, Object::toString),
        FuzzTarget.text("http-basic", BasicCredentials.class)
            .seeds("Basic YWxpY2U6Q29uZmFiLTE=", "basic ZXhhbXBsZVxhbGljZTo=")
            .holds(
                text ->
                    BasicCredentials.parse(text)
                        .ifPresent(
                            read ->
                                assertThat(BasicCredentials.parse(read.asString()))
                                    .contains(read))),
        FuzzTarget.text("http-range", ByteRange.class)
            .seeds("bytes=0-499", "bytes=-5", "bytes=9-")
            .holds(
                text -> {
                  range(text, 10);
                  range(text, 0);
                }));
  }

  // Made by kadmin of MIT krb5.
  private static final String KEYTAB =
      "BQIAAABwAAIADkxJVFdBUkVJTkMuQ09NAANzaXAAJmFlczI1Ni1jdHMtaG1hYy1zaGExLTk2LmxpdHdhcm"
          + "VpbmMuY29tAAAAAWsBd6UBABIAIG2X/2JYGDmZdKJQc/Q3rZunf5pu7Dm4IjPjKdGAA6fVAAAAAQ==";

  private static void ticket(byte[] token) {
    ServiceTicket ticket = ServiceTicket.in(token);
    assertThat(ticket.toString()).isNotEmpty();
    for (int length : new int[] {16, 32}) {
      try {
        ticket.open(new byte[length]);
        throw new AssertionError("opened with a key of zeros");
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }
  }

  private static void digest(String text) {
    DigestCredentials read = DigestCredentials.parse(text);
    assertThat(DigestCredentials.isDigest(text)).isTrue();
    assertThat(read.count()).isBetween(0L, 0xffff_ffffL);
    assertThat(read.toString()).doesNotContain("cnonce");
    byte[] hash = new byte[read.algorithm().length()];
    assertThat(
            read.isAnsweredWith(
                DigestHash.of(read.algorithm(), hash),
                "REGISTER",
                "body".getBytes(StandardCharsets.US_ASCII)))
        .isFalse();
  }

  private static void range(String text, long length) {
    ByteRange.parse(text, length)
        .filter(ByteRange::isThere)
        .ifPresent(
            range -> {
              assertThat(range.first()).isBetween(0L, length - 1);
              assertThat(range.last()).isBetween(range.first(), length - 1);
              assertThat(range.contentRange(length)).endsWith("/" + length);
            });
  }
}
