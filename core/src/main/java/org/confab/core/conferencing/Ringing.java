package org.confab.core.conferencing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.confab.core.registrar.Binding;

/**
 * One user who is called at all devices. The first device that takes it counts: the others are
 * cancelled, and one that takes it nevertheless is hung up.
 */
final class Ringing {
  /** A final status of one device when it could not be reached. */
  static final int UNREACHABLE = 503;

  /** RFC 3261 21.4.25: the call was taken back. */
  static final int TERMINATED = 487;

  private static final class Branch {
    private final CompletableFuture<FocusCall> call = new CompletableFuture<>();
    private boolean answered;

    void later(Consumer<FocusCall> what) {
      call.thenAccept(what);
    }
  }

  private final List<Branch> branches;
  private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
  private boolean over;

  private Ringing(int devices) {
    this.branches = Stream.generate(Branch::new).limit(devices).toList();
  }

  /** Calls these devices, of which there is one at least. */
  static Ringing begin(FocusDialogs dialogs, Invitation invitation, List<Binding> devices) {
    Ringing ringing = new Ringing(devices.size());
    for (int i = 0; i < devices.size(); i++) {
      Branch branch = ringing.branches.get(i);
      branch.call.complete(
          dialogs.invite(invitation, devices.get(i), status -> ringing.answered(branch, status)));
    }
    return ringing;
  }

  /** The final SIP status of the whole call. */
  CompletionStage<Integer> outcome() {
    return outcome;
  }

  private void answered(Branch branch, int status) {
    boolean taken = status < 300;
    boolean again;
    boolean late;
    boolean decides;
    List<Branch> others;
    synchronized (this) {
      again = branch.answered;
      branch.answered = true;
      late = over;
      decides = !over && (taken || open().isEmpty());
      over |= decides;
      others = decides ? open() : List.of();
    }
    if (late && taken && !again) {
      branch.later(FocusCall::bye);
    }
    if (decides) {
      others.forEach(other -> other.later(FocusCall::cancel));
      outcome.complete(status);
    }
  }

  /** Nobody is called any more; nothing if the call is over. */
  void giveUp() {
    List<Branch> left;
    synchronized (this) {
      left = over ? List.of() : open();
      over = true;
    }
    left.forEach(branch -> branch.later(FocusCall::cancel));
    outcome.complete(TERMINATED);
  }

  private List<Branch> open() {
    List<Branch> open = new ArrayList<>(branches);
    open.removeIf(branch -> branch.answered);
    return open;
  }
}
