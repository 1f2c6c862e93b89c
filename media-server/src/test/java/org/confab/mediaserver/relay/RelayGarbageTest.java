package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.junit.jupiter.api.Test;

/** A packet on its way through the relay leaves no garbage, whether it goes by channel or not. */
class RelayGarbageTest extends TurnConversation {
  private static final int PAYLOAD = 172;
  private static final int WARM = 20_000;
  private static final int MEASURED = 5_000;
  private static final int MOST_BYTES_EACH = 8;

  /** A client and a relayed address that count what they are given. */
  private int passed;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);

  private final class Counting extends Client {
    Counting() {
      super(RelayBench.at("203.0.113.5", 1234));
    }

    @Override
    boolean stream() {
      return false;
    }

    @Override
    void send(ByteBuffer packet) {
      passed += packet.remaining() > PAYLOAD ? 1 : 0;
    }
  }

  private Allocation allocation(Client holder) {
    Allocation made =
        new Allocation(
            holder,
            bench.dialects.standard(),
            new Credentials("alice", new byte[1], new byte[16]),
            bench.users.take("alice", bench.around.nanos()).user(),
            RelayBench.at("192.0.2.1", 50_500),
            org.confab.protocol.stun.TransactionId.random(bench.random),
            bench.around);
    made.refresh(600);
    made.opened(
        new PeerSocket() {
          @Override
          public int port() {
            return 50_500;
          }

          @Override
          public void send(InetSocketAddress peer, ByteBuffer data) {
            passed += data.remaining() == PAYLOAD ? 1 : 0;
          }

          @Override
          public void close() {}
        });
    holder.holds(made);
    return made;
  }

  @Test
  void byChannelsBothWays() {
    Client holder = new Counting();
    Allocation held = allocation(holder);
    assertThat(held.bind(0x4001, PEER)).isEqualTo(Allocation.Binding.BOUND);
    ByteBuffer packet = ByteBuffer.allocateDirect(PAYLOAD + 4);
    packet.putShort((short) 0x4001).putShort((short) PAYLOAD);
    assertNoGarbage(() -> bench.dialects.datagram(holder, packet.clear()));
    assertNoGarbage(() -> held.received(PEER, payload()));
  }

  @Test
  void byIndicationsBothWays() {
    Client holder = new Counting();
    Allocation held = allocation(holder);
    assertThat(held.permit(PEER.getAddress())).isTrue();
    StunMessage bare = plain(StunType.SEND_INDICATION);
    byte[] bytes =
        StunPacket.write(
            new StunMessage(
                bare.type(),
                bare.id(),
                List.of(
                    StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, PEER, bare.id()),
                    StunAttribute.of(StunAttributeType.DATA, new byte[PAYLOAD]))),
            StunFraming.PADDED);
    ByteBuffer packet = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    assertNoGarbage(() -> bench.dialects.datagram(holder, packet.clear()));
    assertNoGarbage(() -> held.received(PEER, payload()));
  }

  private ByteBuffer payload() {
    return buffer.clear().position(Dialect.HEADROOM).limit(Dialect.HEADROOM + PAYLOAD);
  }

  /** Time stands still on the bench: what may pass in a second is renewed all the while. */
  private void assertNoGarbage(Runnable one) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < WARM / MEASURED; i++) {
      bench.after(1);
      passed = 0;
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int each = 0; each < MEASURED; each++) {
        one.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(passed).isEqualTo(MEASURED);
    }
    assertThat(least / MEASURED).isLessThan(MOST_BYTES_EACH);
  }
}
