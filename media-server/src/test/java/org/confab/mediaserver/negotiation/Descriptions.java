package org.confab.mediaserver.negotiation;

import java.nio.charset.StandardCharsets;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;

/** Offers as real clients send them. */
final class Descriptions {
  static final String BOUNDARY = "----=_NextPart_000_001E_01CB4397.0B5EB570";

  /** pidgin-sipe, the part for peers of its own age. */
  static final String COMMUNICATOR =
      """
      v=0
      o=- 0 0 IN IP4 127.1.0.1
      s=session
      c=IN IP4 127.1.0.1
      b=CT:99980
      t=0 0
      m=audio 34853 RTP/AVP 103 104 96 97 0 8 14 3 10 98 99 100 101 102
      a=candidate:1 1 UDP 2028994815 127.1.0.1 34853 typ host\s
      a=candidate:1 2 UDP 2028994814 127.1.0.1 58000 typ host\s
      a=candidate:2 1 TCP-ACT 1013580031 127.1.0.1 45999 typ host\s
      a=candidate:2 2 TCP-ACT 1013580031 127.1.0.1 45999 typ host\s
      a=candidate:3 1 TCP-PASS 1013186815 127.1.0.1 45999 typ host\s
      a=candidate:3 2 TCP-PASS 1013186815 127.1.0.1 45999 typ host\s
      a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:S3s8ZbY6i8u5IIS6MsBeyoZFg3mn1iRROArXt8DK|2^31
      a=rtpmap:103 SPEEX/16000
      a=rtpmap:104 SPEEX/8000
      a=rtpmap:96 OPUS/48000
      a=rtpmap:97 SIREN/16000
      a=fmtp:97 bitrate=16000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:14 MPA-ROBUST/90000
      a=rtpmap:3 GSM/8000
      a=rtpmap:10 L16/44100
      a=rtpmap:98 telephone-event/48000
      a=fmtp:98 events=0-15
      a=rtpmap:99 telephone-event/16000
      a=fmtp:99 events=0-15
      a=rtpmap:100 telephone-event/8000
      a=fmtp:100 events=0-15
      a=rtpmap:101 telephone-event/90000
      a=rtpmap:102 telephone-event/44100
      a=rtcp:58000
      a=ice-ufrag:XY5Z
      a=ice-pwd:EyDxH5JitPHiQvD8MxGJF+
      """;

  /** The same part in the first INVITE into a conference. */
  static final String DRAFT6 =
      """
      v=0
      o=- 0 0 IN IP4 127.1.0.1
      s=session
      c=IN IP4 127.1.0.1
      t=0 0
      m=audio 42279 RTP/AVP 0 8
      a=candidate:Ixfc5jKTzmzQ8+YyFKIjB2oCGkaPmgbywFhQd3cHI+Y 1 uc+FMSPb8XOfXDCDNRsvvg UDP 0.830 127.1.0.1 42279
      a=candidate:Ixfc5jKTzmzQ8+YyFKIjB2oCGkaPmgbywFhQd3cHI+Y 2 uc+FMSPb8XOfXDCDNRsvvg UDP 0.830 127.1.0.1 38666
      a=rtcp:38666
      """;

  /** A plain SIP phone. */
  static final String PHONE =
      """
      v=0
      o=- 3373932801 1107654321 IN IP4 192.0.2.20
      s=-
      c=IN IP4 192.0.2.20
      t=0 0
      m=audio 10030 RTP/AVP 9 8 0 101
      a=rtpmap:9 G722/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=sendrecv
      """;

  /** What pidgin-sipe offers of its pictures, below its sound. */
  static final String COMMUNICATOR_VIDEO =
      """
      m=video 45984 RTP/AVP 98 96 32 26 99 34 31 100 101 102
      a=candidate:1 1 UDP 2028994815 127.1.0.1 45984 typ host\s
      a=candidate:1 2 UDP 2028994814 127.1.0.1 50689 typ host\s
      a=candidate:2 1 TCP-ACT 1013580031 127.1.0.1 56479 typ host\s
      a=candidate:3 1 TCP-PASS 1013186815 127.1.0.1 56479 typ host\s
      a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:RXlx/LP8x2wcSyZOC4QYkcmbC3FxL8KpOZlg+mSd|2^31
      a=rtpmap:98 X-H264UC/90000
      a=fmtp:98 packetization-mode=1;mst-mode=NI-TC
      a=rtpmap:96 RAW/90000
      a=rtpmap:32 MPV/90000
      a=rtpmap:99 H263-1998/90000
      a=rtpmap:101 VP9/90000
      a=rtpmap:102 VP8/90000
      a=rtcp:50689
      a=x-ssrc-range:1-100
      a=rtcp-fb:* x-message app send:src recv:src
      a=rtcp-rsize
      a=label:main-video
      a=x-source:main-video
      a=ice-ufrag:oF5j
      a=ice-pwd:7LeY5bHzAAYtPSv3bdZK4s
      """;

  /** The pictures of a phone that has several profiles of H.264. */
  static final String PHONE_VIDEO =
      """
      m=video 10040 RTP/AVPF 102 103 104 96
      b=AS:512
      a=rtpmap:102 H264/90000
      a=fmtp:102 profile-level-id=64001f;packetization-mode=1
      a=rtpmap:103 H264/90000
      a=fmtp:103 packetization-mode=0;profile-level-id=42e01f
      a=rtpmap:104 H264/90000
      a=fmtp:104 max-mbps=40500; packetization-mode=1; profile-level-id=42E01F
      a=rtpmap:96 VP8/90000
      a=rtcp-fb:* nack
      a=rtcp-fb:104 nack pli
      a=rtcp-fb:104 ccm fir
      """;

  /** pidgin-sipe's INVITE as a whole. */
  static final String ALTERNATIVES =
      "--"
          + BOUNDARY
          + "\nContent-Type: application/sdp\nContent-Transfer-Encoding: 7bit\n"
          + "Content-Disposition: session; handling=optional; ms-proxy-2007fallback\n\n"
          + "o=- 0 0 IN IP4 127.0.0.1\ns=session\nc=IN IP4 127.0.0.1\nm=audio 0 RTP/AVP\n\n--"
          + BOUNDARY
          + "\nContent-Type: application/sdp\nContent-Transfer-Encoding: 7bit\n"
          + "Content-Disposition: session; handling=optional\n\n"
          + COMMUNICATOR
          + "\n--"
          + BOUNDARY
          + "--\n";

  private Descriptions() {}

  static SessionDescription read(String text) {
    return SdpReader.read(bytes(text));
  }

  static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
