package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.mcufactory.MediaServers.ALICE;
import static org.confab.core.mcufactory.MediaServers.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class OrderedMcuControlTest {
  private record Posted(C3pRequest request, CompletableFuture<byte[]> answer) {
    void ok() {
      answer.complete(C3pCodec.write(request.success(request.command())));
    }
  }

  private final List<Posted> posted = new ArrayList<>();
  private final OrderedMcuControl control =
      new OrderedMcuControl(
          (url, message) -> {
            Posted one = new Posted(C3pCodec.readRequest(message), new CompletableFuture<>());
            posted.add(one);
            return one.answer();
          },
          McuLimits.DEFAULT);

  private CompletableFuture<C3pResponse> send(String server, long id) {
    XmlElement command = XmlElement.of(C3pCodec.NAMESPACE, "getConference");
    return control
        .send(server(server, server.hashCode()), new C3pRequest(id, ALICE, ALICE, command))
        .toCompletableFuture();
  }

  @Test
  void commandsToOneMediaServerGoOneAfterTheOtherAndOthersBeside() {
    CompletableFuture<C3pResponse> first = send("a", 1);
    send("a", 2);
    send("b", 3);
    assertThat(posted).extracting(one -> one.request().requestId()).containsExactly(1L, 3L);
    posted.get(0).ok();
    assertThat(first.join().code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(posted).extracting(one -> one.request().requestId()).containsExactly(1L, 3L, 2L);
  }

  @Test
  void afterAFailureTheNextGoes() {
    CompletableFuture<C3pResponse> first = send("a", 1);
    CompletableFuture<C3pResponse> second = send("a", 2);
    posted.get(0).answer().completeExceptionally(new IllegalStateException("cut"));
    posted.get(1).ok();
    assertThatThrownBy(first::join).hasCauseInstanceOf(McuUnreachable.class);
    assertThat(second.join().requestId()).isEqualTo(2);
  }

  @Test
  void anAnswerToAnotherRequestOrNoAnswerAtAllIsNone() {
    CompletableFuture<C3pResponse> first = send("a", 1);
    posted.get(0).answer().complete("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
    CompletableFuture<C3pResponse> second = send("a", 2);
    C3pRequest other = new C3pRequest(9, ALICE, ALICE, posted.get(1).request().command());
    posted.get(1).answer().complete(C3pCodec.write(other.success(other.command())));
    assertThatThrownBy(second::join).hasCauseInstanceOf(McuUnreachable.class);
  }

  @Test
  void notMoreThanTheLimitWait() {
    for (int i = 0; i < McuLimits.DEFAULT.waiting(); i++) {
      send("a", i);
    }
    assertThatThrownBy(send("a", 9999)::join).hasCauseInstanceOf(McuUnreachable.class);
    for (int i = 0; i < McuLimits.DEFAULT.waiting(); i++) {
      posted.get(i).ok();
    }
    CompletableFuture<C3pResponse> again = send("a", 10_000);
    posted.get(posted.size() - 1).ok();
    assertThat(again).isCompleted();
  }

  private static McuServer lost(String name) {
    return new McuServer(
        server(name, name.hashCode()),
        java.time.Instant.EPOCH,
        java.time.Instant.EPOCH,
        false,
        true);
  }

  @Test
  void whatWaitsForALostMediaServerFailsAtOnce() {
    send("a", 1);
    CompletableFuture<C3pResponse> second = send("a", 2);
    control.lost(lost("a"));
    posted.get(0).answer().completeExceptionally(new IllegalStateException("cut"));
    assertThat(second).isCompletedExceptionally();
    assertThat(posted).hasSize(1);
  }

  @Test
  void howeverManyWaitForALostMediaServerTheyFailWithoutAnEndlessStack() throws Exception {
    List<CompletableFuture<C3pResponse>> waiting = new ArrayList<>();
    for (int i = 0; i < McuLimits.DEFAULT.waiting(); i++) {
      waiting.add(send("a", i));
    }
    control.lost(lost("a"));
    Thread small =
        new Thread(
            null,
            () -> posted.get(0).answer().completeExceptionally(new IllegalStateException("cut")),
            "small stack",
            256 * 1024);
    small.start();
    small.join();
    assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(posted).hasSize(1);
  }

  @Test
  void whoSendsOnAnAnswerComesAfterThoseWhoWait() {
    CompletableFuture<C3pResponse> first = send("a", 1);
    first.thenAccept(answer -> send("a", 3));
    send("a", 2);
    posted.get(0).ok();
    posted.get(1).ok();
    assertThat(posted).extracting(one -> one.request().requestId()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aWireThatThrowsBlocksNobody() {
    OrderedMcuControl broken =
        new OrderedMcuControl(
            (url, message) -> {
              throw new IllegalStateException("bug");
            },
            McuLimits.DEFAULT);
    for (int i = 0; i < 2; i++) {
      C3pRequest request =
          new C3pRequest(i, ALICE, ALICE, XmlElement.of(C3pCodec.NAMESPACE, "getConference"));
      assertThat(broken.send(server("a", 1), request).toCompletableFuture())
          .isCompletedExceptionally();
    }
  }
}
