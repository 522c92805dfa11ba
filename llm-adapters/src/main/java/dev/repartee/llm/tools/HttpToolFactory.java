package dev.repartee.llm.tools;

import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.Tool;
import java.util.Optional;
import java.util.function.Function;

/** Makes tools of the kind {@code http}. */
public final class HttpToolFactory implements ProviderFactory.ForTools {
  private final Function<String, Optional<String>> environment;

  /** For the service loader. */
  public HttpToolFactory() {
    this(name -> Optional.ofNullable(System.getenv(name)));
  }

  HttpToolFactory(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public int preference() {
    return -1;
  }

  @Override
  public Tool create(ProviderSettings settings, ProviderServices services) {
    return new HttpTool(services.vertx(), HttpToolSettings.read(settings, environment));
  }
}
