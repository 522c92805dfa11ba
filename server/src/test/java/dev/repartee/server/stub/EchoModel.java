package dev.repartee.server.stub;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ReplyEvent;

/** Answers with the caller's own words. */
public final class EchoModel implements LanguageModel {
  private EchoModel() {}

  /** Makes models that echo. */
  public static final class Factory implements ProviderFactory.ForLanguage {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public int preference() {
      return -1;
    }

    @Override
    public LanguageModel create(ProviderSettings settings, ProviderServices services) {
      return new EchoModel();
    }
  }

  @Override
  public String displayName() {
    return "An echo";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    listener.on(new ReplyEvent.TextDelta("You said: " + prompt.lastCallerText()));
    listener.on(new ReplyEvent.Finished(ReplyEvent.FinishReason.STOP, ReplyEvent.Usage.UNKNOWN));
    return Cancellable.DONE;
  }

  @Override
  public void close() {}
}
