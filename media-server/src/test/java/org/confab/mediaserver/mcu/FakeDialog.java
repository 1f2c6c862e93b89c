package org.confab.mediaserver.mcu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.confab.protocol.confim.Imdn;
import org.confab.protocol.mcu.DialogState;

/** The dialog of a member whose answers the test gives. */
public final class FakeDialog implements LegDialog {
  public final List<LegRequest> got = new ArrayList<>();
  public final List<Body> offers = new ArrayList<>();
  public final List<Imdn> reports = new ArrayList<>();
  private final Deque<IntConsumer> unanswered = new ArrayDeque<>();
  private DialogState state;
  public int probes;
  public boolean ended;
  public boolean abandoned;
  private boolean prompt = true;

  public FakeDialog(DialogState state) {
    this.state = state;
  }

  /** From now on the member answers nothing by itself. */
  public FakeDialog silent() {
    prompt = false;
    return this;
  }

  @Override
  public void request(LegRequest request, IntConsumer answered) {
    got.add(request);
    state = state.withLocalSequence(state.localSequence() + 1);
    unanswered.add(answered);
  }

  /** Answers everything that is open, and what follows from that, if the member is prompt. */
  public boolean answerIfPrompt() {
    return prompt && answer(200);
  }

  /** Answers the oldest open request; false if there is none. */
  public boolean answer(int status) {
    IntConsumer answered = unanswered.poll();
    if (answered == null) {
      return false;
    }
    answered.accept(status);
    return true;
  }

  public int open() {
    return unanswered.size();
  }

  public List<String> texts() {
    return got.stream()
        .filter(request -> request.method().equals("MESSAGE"))
        .map(request -> new String(request.body(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void invite(Body offer) {
    offers.add(offer);
    state = state.withLocalSequence(state.localSequence() + 1);
  }

  @Override
  public void probe(IntConsumer answered) {
    probes++;
    unanswered.add(answered);
  }

  @Override
  public void benotify(String contentType, byte[] body) {
    reports.add(Imdn.read(body));
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void abandon() {
    abandoned = true;
  }

  @Override
  public DialogState state() {
    return state;
  }
}
