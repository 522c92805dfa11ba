package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an estimate beside its siblings: {@code x} for the value, {@code x_low_95}, {@code
 * x_high_95} and {@code x_n}, where {@code x} is the prefix it is unwrapped with.
 */
final class EstimateSerializer extends JsonSerializer<Estimate> {
  private final NameTransformer names;

  /** Made by Jackson. */
  EstimateSerializer() {
    this(NameTransformer.NOP);
  }

  private EstimateSerializer(NameTransformer names) {
    this.names = names;
  }

  @Override
  public boolean isUnwrappingSerializer() {
    return true;
  }

  @Override
  public JsonSerializer<Estimate> unwrappingSerializer(NameTransformer unwrapper) {
    return new EstimateSerializer(unwrapper);
  }

  @Override
  public void serialize(Estimate estimate, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    write(json, "", estimate.value());
    write(json, "_low_95", estimate.low95());
    write(json, "_high_95", estimate.high95());
    json.writeNumberField(names.transform("_n"), estimate.n());
  }

  private void write(JsonGenerator json, String suffix, @Nullable Double value) throws IOException {
    String name = names.transform(suffix);
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
