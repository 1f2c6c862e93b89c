package org.confab.core.figures;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.MessageGlance;
import org.confab.protocol.sip.SipMethod;

/**
 * SIP messages on their way in and out. Called for each of them: a count reads the bytes and makes
 * nothing, every counter is there from the start.
 */
public final class SipTraffic {
  private static final SipMethod[] METHODS = SipMethod.values();
  private static final int CLASSES = 6;
  private static final int FIRST_REFUSAL = 400;

  /** Questions who is asking, unless they say what was wrong. */
  private static final int UNAUTHORIZED = 401;

  private static final int PROXY_UNAUTHORIZED = 407;

  private final Way in;
  private final Way out;
  private final Timing[] answers;
  private final int[] ids;
  private final LongAdder[] refusals;
  private final LongAdder refusedOtherwise;
  private final LongAdder refusedWithout;

  /** All at 0, among those figures. */
  public SipTraffic(Figures figures) {
    in = new Way(figures, "in");
    out = new Way(figures, "out");
    answers =
        Stream.of(METHODS)
            .map(method -> figures.timing(Metric.SIP_ANSWER, method.name()))
            .toArray(Timing[]::new);
    ids = Stream.of(Diagnostic.values()).mapToInt(Diagnostic::id).sorted().distinct().toArray();
    refusals =
        IntStream.of(ids)
            .mapToObj(id -> figures.counter(Metric.SIP_REFUSALS, Integer.toString(id)))
            .toArray(LongAdder[]::new);
    refusedOtherwise = figures.counter(Metric.SIP_REFUSALS, "other");
    refusedWithout = figures.counter(Metric.SIP_REFUSALS, "none");
  }

  /** One direction: requests by method, responses by method and class. */
  private static final class Way {
    private final LongAdder[] requests;
    private final LongAdder[][] responses;

    Way(Figures figures, String direction) {
      requests = counters(method -> figures.counter(Metric.SIP_REQUESTS, direction, method.name()));
      responses =
          IntStream.rangeClosed(1, CLASSES)
              .mapToObj(digit -> digit + "xx")
              .map(
                  of ->
                      counters(
                          method ->
                              figures.counter(Metric.SIP_RESPONSES, direction, method.name(), of)))
              .toArray(LongAdder[][]::new);
    }

    private static LongAdder[] counters(Function<SipMethod, LongAdder> each) {
      return Stream.of(METHODS).map(each).toArray(LongAdder[]::new);
    }

    /** Counts a message; says its status, 0 for a request. */
    int count(byte[] message) {
      int status = MessageGlance.status(message);
      int method = MessageGlance.method(message).ordinal();
      int digit = status / 100;
      if (digit == 0) {
        requests[method].increment();
      } else if (digit <= CLASSES) {
        responses[digit - 1][method].increment();
      }
      return status;
    }
  }

  /** A whole message came in. */
  public void received(byte[] message) {
    in.count(message);
  }

  /** A whole message goes out. */
  public void sent(byte[] message) {
    int status = out.count(message);
    if (status >= FIRST_REFUSAL) {
      refused(status, MessageGlance.diagnostic(message));
    }
  }

  private void refused(int status, int id) {
    if (id == MessageGlance.NONE && (status == UNAUTHORIZED || status == PROXY_UNAUTHORIZED)) {
      return;
    }
    int at = Arrays.binarySearch(ids, id);
    if (at >= 0) {
      refusals[at].increment();
    } else {
      (id == MessageGlance.NONE ? refusedWithout : refusedOtherwise).increment();
    }
  }

  /**
   * A final answer goes out on the thread that handles its request.
   *
   * @param nanos since the request arrived
   */
  public void answered(byte[] answer, long nanos) {
    answers[MessageGlance.method(answer).ordinal()].add(nanos);
  }
}
