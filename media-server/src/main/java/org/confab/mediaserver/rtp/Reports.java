package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.confab.mediaserver.audio.LegListener;
import org.confab.protocol.rtp.NtpTime;
import org.confab.protocol.rtp.ReportBlock;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;

/** The RTCP of a leg: what is told about its sound, and what it tells. */
final class Reports {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Inbound in;
  private final Outbound out;
  private final LegCounts counts;
  private final LegListener listener;
  private final String cname;
  private int packetsBefore;
  private int lastReport;
  private long lastReportAt;
  private boolean saidBye;

  Reports(Inbound in, Outbound out, LegCounts counts, LegListener listener, String cname) {
    this.in = in;
    this.out = out;
    this.counts = counts;
    this.listener = listener;
    this.cname = cname;
  }

  /** Takes a compound of the other side. */
  void take(RtcpCompound compound, long now, Instant wall) {
    for (RtcpPacket packet : compound.packets()) {
      if (packet instanceof RtcpPacket.SenderReport report) {
        lastReport = NtpTime.middle(report.ntpTime());
        lastReportAt = now;
        blocks(report.blocks(), wall);
      } else if (packet instanceof RtcpPacket.ReceiverReport report) {
        blocks(report.blocks(), wall);
      } else if (packet instanceof RtcpPacket.Goodbye bye
          && !saidBye
          && in.known()
          && bye.sources().contains(in.ssrc())) {
        saidBye = true;
        listener.saidBye();
      }
    }
  }

  private void blocks(List<ReportBlock> blocks, Instant wall) {
    for (ReportBlock block : blocks) {
      if (block.ssrc() == out.ssrc()) {
        long way = NtpTime.roundTripMicros(NtpTime.of(wall), block);
        counts.roundTripMicros = way > 0 ? way : counts.roundTripMicros;
      }
    }
  }

  /** Writes a report: of a sender if anything was sent since the last one (RFC 3550 6.4). */
  void write(ByteBuffer buffer, boolean bye, long now, Instant wall) {
    List<ReportBlock> blocks =
        in.known() ? List.of(in.reception().report(in.ssrc(), lastReport, delay(now))) : List.of();
    boolean sender = out.packets() != packetsBefore;
    packetsBefore = out.packets();
    RtcpPacket report =
        sender
            ? new RtcpPacket.SenderReport(
                out.ssrc(), NtpTime.of(wall), out.timestamp(), out.packets(), out.octets(), blocks)
            : new RtcpPacket.ReceiverReport(out.ssrc(), blocks);
    RtcpPacket name = RtcpPacket.SourceDescription.of(out.ssrc(), cname);
    RtcpCompound compound =
        bye
            ? RtcpCompound.of(report, name, new RtcpPacket.Goodbye(List.of(out.ssrc()), ""))
            : RtcpCompound.of(report, name);
    compound.write(buffer);
  }

  private int delay(long now) {
    return lastReport == 0 ? 0 : NtpTime.delay((now - lastReportAt) / NANOS_PER_MICRO);
  }
}
