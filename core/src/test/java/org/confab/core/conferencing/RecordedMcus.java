package org.confab.core.conferencing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.xml.XmlElement;

/** MCUs that do nothing but remember what they were told; tests answer for them. */
final class RecordedMcus implements Mcus {
  /** A command and its answer to come. */
  record Told(ConferenceUri mcu, XmlElement command, CompletableFuture<C3pResponse> answer) {}

  final Set<McuType> types = EnumSet.noneOf(McuType.class);
  final List<Told> told = new CopyOnWriteArrayList<>();
  final List<ConferenceUri> over = new CopyOnWriteArrayList<>();

  @Override
  public Set<McuType> types() {
    return types;
  }

  @Override
  public CompletionStage<C3pResponse> command(ConferenceUri mcu, XmlElement command) {
    CompletableFuture<C3pResponse> answer = new CompletableFuture<>();
    told.add(new Told(mcu, command, answer));
    return answer;
  }

  @Override
  public void end(ConferenceUri focus) {
    over.add(focus);
  }

  /** The names of the commands so far. */
  List<String> commands() {
    return told.stream().map(one -> one.command().name()).toList();
  }

  Told last() {
    return told.get(told.size() - 1);
  }
}
