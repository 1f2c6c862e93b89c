package org.confab.mediaserver.testcall;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.confab.mediaserver.avmcu.AvMcu;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Callee;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.McuRefused;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.TestCallAddress;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** All test calls of this process. The server has made sure that the callers are signed in. */
public final class TestCalls implements Callee, Function<SipUri, Optional<Callee>>, AutoCloseable {
  private final AvMcu mcu;
  private final McuSurroundings around;
  private final TestCallLimits limits;
  private final Figures figures;
  private final Set<TestCall> calls = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * @param mcu how conferences of sound are held here
   * @param around what is around them
   */
  public TestCalls(AvMcu mcu, McuSurroundings around, TestCallLimits limits, Figures figures) {
    this.mcu = mcu;
    this.around = around;
    this.limits = limits;
    this.figures = figures;
  }

  /** Who takes calls to that address: this, if it is that of test calls. */
  @Override
  public Optional<Callee> apply(SipUri address) {
    return TestCallAddress.is(address) ? Optional.of(this) : Optional.empty();
  }

  /** How many there are. */
  public int size() {
    return calls.size();
  }

  @Override
  public LegInput call(
      SipUri user,
      Optional<SipUri> device,
      Optional<Body> offer,
      LegDialog dialog,
      Consumer<Body> accepted) {
    try {
      LegInput in = answered(place(user), device, offer, dialog, accepted);
      figures.count(Counter.TEST_CALLS);
      return in;
    } catch (McuRefused noRoom) {
      figures.count(Counter.TEST_CALLS_REFUSED);
      throw new LegRefused(503, Diagnostic.OVERLOADED);
    } catch (LegRefused refused) {
      figures.count(Counter.TEST_CALLS_REFUSED);
      throw refused;
    }
  }

  private synchronized TestCall place(SipUri user) {
    long own = calls.stream().filter(call -> call.user().equals(user.aor())).count();
    if (closed || calls.size() >= limits.calls() || own >= limits.callsOfUser()) {
      throw new LegRefused(503, Diagnostic.OVERLOADED);
    }
    String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    ConferenceUri name = ConferenceUri.focus(user.aor(), ConferenceId.of(id));
    TestCall call = new TestCall(user, name, mcu, around, limits, calls::remove);
    calls.add(call);
    return call;
  }

  private static LegInput answered(
      TestCall call,
      Optional<SipUri> device,
      Optional<Body> offer,
      LegDialog dialog,
      Consumer<Body> accepted) {
    try {
      return call.join(device, offer, dialog, accepted);
    } catch (RuntimeException refused) {
      call.end();
      throw refused;
    }
  }

  /** Hangs up all of them and takes no more: no other process could go on with their scripts. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    calls.forEach(TestCall::end);
  }
}
