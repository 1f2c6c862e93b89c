package org.confab.sip.container.servlet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;
import org.confab.sip.edge.ShortAnswers;

/** Lets everything pass and answers the short way with X-Status, unless a request says X-Long. */
final class AnsweringGuard implements FlowGuard, ShortAnswers {
  /** The first lines of the answers that were counted. */
  static final BlockingQueue<String> COUNTED = new LinkedBlockingQueue<>();

  @Override
  public Optional<ShortAnswers> answers() {
    return Optional.of(this);
  }

  @Override
  public Optional<Answer> answer(Asked asked) {
    String text = latin(asked.message());
    int at = text.indexOf("X-Status: ");
    if (at < 0 || text.contains("X-Long:")) {
      return Optional.empty();
    }
    int status = Integer.parseInt(text.substring(at + 10, at + 13));
    String told = "X-To: " + asked.to() + "\r\nX-Flow: " + asked.flow().id();
    return Optional.of(
        new Answer(status, told + "\r\nX-Verdict: " + asked.verdict() + "\r\nX-Short: 1\r\n"));
  }

  @Override
  public void answered(Flow flow, byte[] answer, long nanos) {
    COUNTED.add(latin(answer).split("\r\n", 2)[0]);
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    return new Inbound(true, "verdict of " + flow.id());
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    return message;
  }

  @Override
  public void closed(Flow flow) {}

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
