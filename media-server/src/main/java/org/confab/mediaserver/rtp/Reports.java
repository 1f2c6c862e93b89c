package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.rtp.NtpTime;
import org.confab.protocol.rtp.ReportBlock;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;

/** The RTCP of a leg: what is told about what it sends, and what it tells. */
final class Reports {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Heard in;
  private final Told out;
  private final LegCounts counts;
  private final Runnable goodbye;
  private final String cname;
  private int packetsBefore;
  private int lastReport;
  private long lastReportAt;
  private boolean saidBye;

  Reports(Heard in, Told out, LegCounts counts, Runnable goodbye, String cname) {
    this.in = in;
    this.out = out;
    this.counts = counts;
    this.goodbye = goodbye;
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
        goodbye.run();
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

  /** What is said at the end. */
  List<RtcpPacket> goodbye() {
    return List.of(new RtcpPacket.Goodbye(List.of(out.ssrc()), ""));
  }

  /**
   * Writes a report, and more behind it: of a sender if anything was sent since the last one (RFC
   * 3550 6.4).
   */
  void write(ByteBuffer buffer, List<? extends RtcpPacket> more, long now, Instant wall) {
    List<ReportBlock> blocks =
        in.known() ? List.of(in.reception().report(in.ssrc(), lastReport, delay(now))) : List.of();
    boolean sender = out.packets() != packetsBefore;
    packetsBefore = out.packets();
    List<RtcpPacket> packets = new ArrayList<>();
    packets.add(
        sender
            ? new RtcpPacket.SenderReport(
                out.ssrc(), NtpTime.of(wall), out.timestamp(), out.packets(), out.octets(), blocks)
            : new RtcpPacket.ReceiverReport(out.ssrc(), blocks));
    packets.add(RtcpPacket.SourceDescription.of(out.ssrc(), cname));
    packets.addAll(more);
    new RtcpCompound(packets).write(buffer);
  }

  private int delay(long now) {
    return lastReport == 0 ? 0 : NtpTime.delay((now - lastReportAt) / NANOS_PER_MICRO);
  }
}
