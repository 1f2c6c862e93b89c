package org.confab.mediaserver.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

/**
 * The Allocate of libnice 0.1.21 for a UDP candidate over TCP: two bytes of a frame and no length,
 * so that the type of the message stands where the length should. It reads answers in the same
 * wrong way. Nothing could be relayed so; but an error that it understands ends its gathering,
 * which otherwise goes on for ever when the connection is closed.
 */
final class Unframed {
  private static final int HEAD = 2;
  private static final int COOKIE_AT = HEAD + MsTurn.COOKIE_END;

  private Unframed() {}

  /** Whether a connection begins so. */
  static boolean begins(ByteBuffer bytes) {
    if (bytes.remaining() < COOKIE_AT
        || bytes.get(bytes.position()) != Framing.DATA
        || bytes.get(bytes.position() + 1) != 0) {
      return false;
    }
    ByteBuffer message = bytes.slice(bytes.position() + HEAD, bytes.remaining() - HEAD);
    return MsTurn.isMessage(message)
        && message.getShort(0) == StunType.ALLOCATE_REQUEST.value()
        && StunPacket.HEADER + (message.getShort(2) & 0xFFFF) == message.remaining();
  }

  /** The error for it: as long as its type says when that is read as a length. */
  static ByteBuffer answer(ByteBuffer request) {
    byte[] id = new byte[TransactionId.BYTES];
    request.get(request.position() + HEAD + 4, id);
    byte[] error =
        StunPacket.write(
            new StunMessage(
                StunType.ALLOCATE_ERROR,
                TransactionId.of(id),
                List.of(MsTurn.MAGIC, reasonToFill(StunType.ALLOCATE_ERROR.value() + Short.BYTES))),
            StunFraming.UNPADDED);
    return ByteBuffer.allocate(HEAD + error.length)
        .put(Framing.CONTROL)
        .put((byte) 0)
        .put(error)
        .flip();
  }

  private static StunAttribute reasonToFill(int whole) {
    byte[] reason = StunError.BAD_REQUEST.attribute().value();
    byte[] filled = new byte[whole - MsTurn.COOKIE_END - Integer.BYTES];
    ByteBuffer.wrap(filled)
        .put(reason)
        .put(" ".repeat(filled.length - reason.length).getBytes(StandardCharsets.US_ASCII));
    return StunAttribute.of(StunAttributeType.ERROR_CODE, filled);
  }
}
