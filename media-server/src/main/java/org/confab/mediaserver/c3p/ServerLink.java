package org.confab.mediaserver.c3p;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.mediaserver.tls.MutualTls;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;

/** C3P to the server: {@code POST} over HTTPS, answered in bounded time. */
public final class ServerLink {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final HttpClient client;
  private final URI server;
  private final AtomicLong requestId = new AtomicLong();

  /**
   * @param server the server's C3P URL
   * @param executor runs what follows from answers
   */
  public ServerLink(URI server, MutualTls tls, Executor executor) {
    this.server = server;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .sslContext(tls.context())
            .sslParameters(tls.calling())
            .executor(executor)
            .build();
  }

  /**
   * Sends a command with the next requestId. The future fails when no answer comes, or one that is
   * no C3P response to this request.
   */
  public CompletableFuture<C3pResponse> send(SipUri from, SipUri to, XmlElement command) {
    C3pRequest request = new C3pRequest(requestId.incrementAndGet(), from, to, command);
    HttpRequest post =
        HttpRequest.newBuilder(server)
            .timeout(PATIENCE)
            .header("Content-Type", C3pCodec.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(C3pCodec.write(request)))
            .build();
    return client
        .sendAsync(post, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(answer -> read(request, answer));
  }

  private static C3pResponse read(C3pRequest request, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new CompletionException(new IOException("HTTP status " + answer.statusCode()));
    }
    try {
      C3pResponse response = C3pCodec.readResponse(answer.body(), XmlLimits.MCU_LINK);
      if (response.requestId() != request.requestId()) {
        throw new CompletionException(new IOException("answer to another request"));
      }
      return response;
    } catch (C3pRefused noC3p) {
      throw new CompletionException(new IOException("an answer that is no C3P", noC3p));
    }
  }
}
