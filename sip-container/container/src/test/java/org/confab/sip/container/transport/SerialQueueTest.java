package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialQueueTest {
  private final ArrayDeque<Runnable> workers = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final SerialQueue queue = new SerialQueue(workers::add, 2);

  @Test
  void runsTasksInOrderAndOnlyOneAtATime() {
    queue.offer(() -> done.add("one"));
    queue.offer(() -> done.add("two"));
    assertThat(workers).hasSize(1);
    workers.remove().run();
    assertThat(done).containsExactly("one");
    workers.remove().run();
    assertThat(done).containsExactly("one", "two");
    assertThat(workers).isEmpty();
  }

  @Test
  void refusesTasksAboveItsCapacity() {
    assertThat(queue.offer(() -> {})).isTrue();
    assertThat(queue.offer(() -> {})).isTrue();
    assertThat(queue.offer(() -> {})).isFalse();
  }

  @Test
  void takesTheLastTaskOfAFlowEvenWhenFull() {
    queue.offer(() -> done.add("one"));
    queue.offer(() -> done.add("two"));
    queue.last(() -> done.add("end"));
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
    assertThat(done).containsExactly("one", "two", "end");
  }

  @Test
  void nothingFollowsTheEnd() {
    queue.end(() -> done.add("end"));
    assertThat(queue.offer(() -> done.add("late"))).isTrue();
    queue.last(() -> done.add("later"));
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
    assertThat(done).containsExactly("end");
  }

  @Test
  void whereNothingWasThereIsNothingToEnd() {
    queue.endIfUsed(() -> done.add("end"));
    queue.offer(() -> done.add("late"));
    assertThat(workers).isEmpty();
  }

  @Test
  void whatWasUsedIsEndedAfterAllOthers() {
    queue.offer(() -> done.add("one"));
    queue.endIfUsed(() -> done.add("end"));
    queue.offer(() -> done.add("late"));
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
    assertThat(done).containsExactly("one", "end");
  }

  @Test
  void goesOnAfterATaskThatThrows() {
    queue.offer(
        () -> {
          throw new IllegalStateException("bug");
        });
    queue.offer(() -> done.add("two"));
    assertThatThrownBy(() -> workers.remove().run()).hasMessage("bug");
    workers.remove().run();
    assertThat(done).containsExactly("two");
  }
}
