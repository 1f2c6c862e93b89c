package org.confab.mediaserver.immcu;

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
  final List<LegRequest> got = new ArrayList<>();
  final List<Imdn> reports = new ArrayList<>();
  private final Deque<IntConsumer> unanswered = new ArrayDeque<>();
  private DialogState state;
  boolean ended;
  boolean abandoned;
  private boolean prompt = true;

  FakeDialog(DialogState state) {
    this.state = state;
  }

  /** From now on the member answers nothing by itself. */
  FakeDialog silent() {
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
  boolean answerIfPrompt() {
    return prompt && answer(200);
  }

  /** Answers the oldest open request; false if there is none. */
  boolean answer(int status) {
    IntConsumer answered = unanswered.poll();
    if (answered == null) {
      return false;
    }
    answered.accept(status);
    return true;
  }

  int open() {
    return unanswered.size();
  }

  List<String> texts() {
    return got.stream()
        .filter(request -> request.method().equals("MESSAGE"))
        .map(request -> new String(request.body(), StandardCharsets.UTF_8))
        .toList();
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
