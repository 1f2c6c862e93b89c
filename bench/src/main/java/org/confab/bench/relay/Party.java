package org.confab.bench.relay;

import java.util.function.UnaryOperator;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Phone;

/**
 * One side of a conversation.
 *
 * @param from the From header without a tag
 * @param contact its Contact
 * @param sign makes of a message the one that is sent
 */
public record Party(Phone phone, String from, String contact, UnaryOperator<byte[]> sign) {
  /** A client that signs. */
  public static Party of(Communicator client) {
    return new Party(client.phone(), client.address(), client.contact(), client::signed);
  }

  /** A plain phone whom the server believes. */
  public static Party of(Phone phone) {
    String user = phone.aor().substring("sip:".length(), phone.aor().indexOf('@'));
    return new Party(
        phone,
        "<" + phone.aor() + ">",
        "<sip:" + user + "@" + phone.address() + ";transport=" + phone.transport() + ">",
        UnaryOperator.identity());
  }
}
