// Lints an OpenAPI document by Redocly's recommended rules. Prints what is wrong as JSON.
import { createConfig, lint } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended'] });
const problems = await lint({ ref: process.argv[2], config });
process.stdout.write(JSON.stringify(problems.map(({ ruleId, severity, message, location }) => ({ ruleId, severity, message, at: location.map(({ pointer }) => pointer).join() }))));
