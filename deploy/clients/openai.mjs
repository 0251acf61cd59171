// OpenAI's own client against a running Tollgate: OPENAI_BASE_URL and OPENAI_API_KEY are read by
// the client itself; POOR_KEY is a key without credit, SLOW_KEY one that may call once a minute.
import assert from "node:assert/strict";
import OpenAI, { APIError, AuthenticationError, RateLimitError } from "openai";

const messages = [{ role: "user", content: "Say something." }];
const model = "glm-5.1";
const client = new OpenAI({ maxRetries: 0 });

const models = await client.models.list();
assert.ok(models.data.some((one) => one.id === model), "the model is listed");

const plain = await client.chat.completions.create({ model, messages, max_tokens: 16 });
assert.equal(plain.model, model);
assert.ok(plain.choices[0].message.content.length > 0);
assert.equal(plain.usage.completion_tokens, 16);
assert.equal(
  plain.usage.total_tokens,
  plain.usage.prompt_tokens + plain.usage.completion_tokens,
);
assert.match(plain.usage.cost, /^\d+\.\d{9}$/, "usage says what the call cost");

const stream = await client.chat.completions.create({
  model,
  messages,
  max_tokens: 16,
  stream: true,
  stream_options: { include_usage: true },
});
let text = "";
let last;
for await (const chunk of stream) {
  text += chunk.choices[0]?.delta?.content ?? "";
  last = chunk;
}
assert.equal(text, plain.choices[0].message.content, "both ways say the same");
assert.equal(last.choices.length, 0);
assert.equal(last.usage.completion_tokens, 16, "the last chunk has the usage");
assert.equal(last.usage.cost, plain.usage.cost);

const tools = [
  {
    type: "function",
    function: {
      name: "weather",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    },
  },
];
const called = await client.chat.completions.create({
  model,
  messages,
  tools,
  tool_choice: "required",
});
assert.equal(called.choices[0].finish_reason, "tool_calls");
assert.equal(called.choices[0].message.tool_calls[0].function.name, "weather");
JSON.parse(called.choices[0].message.tool_calls[0].function.arguments);

async function fails(key, type, status, code) {
  const other = new OpenAI({ apiKey: key, maxRetries: 0 });
  await assert.rejects(
    other.chat.completions.create({ model, messages, max_tokens: 16 }),
    (error) => {
      assert.ok(error instanceof type, `${error}`);
      assert.equal(error.status, status);
      if (code) {
        assert.equal(error.code, code);
      }
      return true;
    },
  );
}

await fails("tg_live_nobody", AuthenticationError, 401);
await fails(process.env.POOR_KEY, APIError, 402, "insufficient_quota");
const slow = new OpenAI({ apiKey: process.env.SLOW_KEY, maxRetries: 0 });
await slow.chat.completions.create({ model, messages, max_tokens: 4 });
await fails(process.env.SLOW_KEY, RateLimitError, 429);
await assert.rejects(
  client.chat.completions.create({ model: "no-such-model", messages }),
  (error) => error instanceof OpenAI.NotFoundError,
);
console.log("openai: all is well");
