package org.confab.core.mcufactory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.Timing;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;

/** Control of media servers that counts how long they take, by command. */
public final class TimedMcuControl implements McuControl {
  private final McuControl control;
  private final LongSupplier nanoTime;
  private final Map<McuCommand, Row> rows;

  private record Row(Timing answered, LongAdder unanswered) {}

  /**
   * Counts what goes over that one.
   *
   * @param nanoTime for durations
   */
  public TimedMcuControl(McuControl control, LongSupplier nanoTime) {
    this.control = control;
    this.nanoTime = nanoTime;
    Map<McuCommand, Row> all = new EnumMap<>(McuCommand.class);
    for (McuCommand command : McuCommand.values()) {
      all.put(command, new Row(new Timing(), new LongAdder()));
    }
    this.rows = Collections.unmodifiableMap(all);
  }

  /** Shows the counts among those. */
  public void showIn(Figures figures) {
    rows.forEach(
        (command, row) -> {
          figures.add(Metric.MEDIA_COMMAND, row.answered(), command.wireName());
          figures.add(Metric.MEDIA_COMMANDS_UNANSWERED, row.unanswered()::sum, command.wireName());
        });
  }

  @Override
  public CompletionStage<C3pResponse> send(McuDescription server, C3pRequest command) {
    Optional<Row> row = McuCommand.find(command.command().name()).map(rows::get);
    long began = nanoTime.getAsLong();
    return control
        .send(server, command)
        .whenComplete((answer, failure) -> row.ifPresent(one -> count(one, answer != null, began)));
  }

  private void count(Row row, boolean answered, long began) {
    if (answered) {
      row.answered().add(nanoTime.getAsLong() - began);
    } else {
      row.unanswered().increment();
    }
  }
}
