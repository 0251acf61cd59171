// Vercel's AI SDK with its OpenAI-compatible provider against a running Tollgate.
import assert from "node:assert/strict";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, streamText, tool } from "ai";
import { z } from "zod";

function tollgate(apiKey) {
  return createOpenAICompatible({
    name: "tollgate",
    baseURL: process.env.OPENAI_BASE_URL,
    apiKey,
    includeUsage: true,
  })("glm-5.1");
}

const model = tollgate(process.env.OPENAI_API_KEY);
const prompt = "Say something.";

const plain = await generateText({ model, prompt, maxOutputTokens: 16, maxRetries: 0 });
assert.ok(plain.text.length > 0);
assert.equal(plain.usage.outputTokens, 16);

const stream = streamText({ model, prompt, maxOutputTokens: 16, maxRetries: 0 });
let text = "";
for await (const part of stream.textStream) {
  text += part;
}
assert.equal(text, plain.text, "both ways say the same");
assert.equal((await stream.usage).outputTokens, 16, "the last chunk has the usage");
assert.equal(await stream.finishReason, "length");

const called = await generateText({
  model,
  prompt,
  maxRetries: 0,
  toolChoice: "required",
  tools: {
    weather: tool({ description: "The weather", inputSchema: z.object({}).passthrough() }),
  },
});
assert.equal(called.finishReason, "tool-calls");
assert.equal(called.toolCalls[0].toolName, "weather");

async function fails(key, status) {
  await assert.rejects(
    generateText({ model: tollgate(key), prompt, maxOutputTokens: 16, maxRetries: 0 }),
    (error) => {
      assert.ok(APICallError.isInstance(error), `${error}`);
      assert.equal(error.statusCode, status);
      return true;
    },
  );
}

await fails("tg_live_nobody", 401);
await fails(process.env.POOR_KEY, 402);
await generateText({ model: tollgate(process.env.SLOW_KEY), prompt, maxOutputTokens: 4, maxRetries: 0 });
await fails(process.env.SLOW_KEY, 429);
console.log("ai-sdk: all is well");
