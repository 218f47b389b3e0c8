export const hello = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: `Hello, ${event.pathParameters?.name ?? 'world'}!` }),
});
